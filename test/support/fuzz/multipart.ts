import fc from 'fast-check';
import { type WireBody } from './bodies.js';
import { type Making } from './from-schema.js';
import { nastyName, nastyText } from './nasty.js';

const BOUNDARY = 'batas-7MA4YWxk';
/** Begins as a JPEG does, and is none. */
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

interface Part {
  readonly head: string;
  readonly content: Buffer;
}

const field = (name: string, value: unknown): Part => ({
  head: `Content-Disposition: form-data; name="${name}"`,
  content: Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
});

const file = (name: string, fileName: string, type: string, content: Buffer): Part => ({
  head: `Content-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: ${type}`,
  content,
});

/**
 * Forms with the fields of an object.
 *
 * @param files names of the fields that are files
 * @param pictures photos as a camera takes them
 */
export function asForm(
  value: unknown,
  files: readonly string[],
  { pictures, careful }: Pick<Making, 'pictures' | 'careful'>,
): fc.Arbitrary<WireBody> {
  const given = Object.entries(typeof value === 'object' && value !== null ? value : {});
  const partsOf = (bytes: Buffer, mime: string, name: string): Part[] =>
    given.map(([key, inner]) => (files.includes(key) ? file(key, name, mime, bytes) : field(key, inner)));
  const picture = fc.constantFrom(...pictures);
  if (careful) return picture.map((bytes) => sent(partsOf(bytes, 'image/jpeg', 'foto.jpg')));
  const content = fc.oneof(
    picture,
    fc.tuple(picture, fc.nat(2_000)).map(([bytes, end]) => bytes.subarray(0, end)),
    fc.constantFrom(JPEG, Buffer.alloc(0), Buffer.alloc(300_000, 7), Buffer.from('GIF89a<?php')),
    fc
      .uint8Array({ maxLength: 300 })
      .map((bytes) => Buffer.concat([JPEG.subarray(0, 20), Buffer.from(bytes)])),
  );
  const type = fc.constantFrom(
    'image/jpeg',
    'image/png',
    'image/svg+xml',
    'text/html',
    '',
    'image/jpeg; charset=\u00ff',
  );
  const fileName = fc.oneof(fc.constant('foto.jpg'), nastyText.map(oneLine));
  return fc
    .tuple(content, type, fileName)
    .map(([bytes, mime, name]) => partsOf(bytes, mime, name))
    .chain((parts) => fc.oneof(fc.constant(sent(parts)), misshapen(parts)));
}

/** Forms that are none. */
function misshapen(parts: readonly Part[]): fc.Arbitrary<WireBody> {
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  return fc.oneof(
    fc
      .constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'multipart/form-data; boundary="a\\',
        'multipart/mixed',
        `${type}x`,
        'multipart/form-data; boundary=' + 'b'.repeat(300),
      )
      .map((other) => sent(parts, other)),
    // Cut anywhere, so that there is no end, or half a head.
    fc.nat(2_000).map((end) => cut(sent(parts), end)),
    fc.constant(
      sent([
        ...Array<Part[]>(400)
          .fill([field('a', 'b')])
          .flat(),
        ...parts,
      ]),
    ),
    fc.constant(sent([{ head: `X-Long: ${'x'.repeat(90_000)}`, content: JPEG }, ...parts])),
    fc.constant(sent([{ head: '', content: JPEG }, { head: ':\r\n:', content: JPEG }, ...parts])),
    fc.constant(sent([file('photo', 'a.jpg', `multipart/mixed; boundary=${BOUNDARY}`, sent(parts).bytes)])),
    fc.tuple(nastyName, nastyText).map(([name, text]) => sent([...parts, field(oneLine(name), text)])),
    nastyText.map((text) => sent([...parts, { head: text, content: JPEG }])),
    fc.constant(sent([...parts, ...parts])),
    fc.constant({ headers: { 'content-type': type }, bytes: Buffer.alloc(0) }),
    fc.constant({ headers: { 'content-type': type }, bytes: Buffer.from(`--${BOUNDARY}--`) }),
  );
}

function sent(parts: readonly Part[], type = `multipart/form-data; boundary=${BOUNDARY}`): WireBody {
  const pieces = parts.flatMap(({ head, content }) => [
    Buffer.from(`--${BOUNDARY}\r\n${head}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);
  return {
    headers: { 'content-type': type },
    bytes: Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  };
}

function cut({ headers, bytes }: WireBody, end: number): WireBody {
  return { headers, bytes: bytes.subarray(0, end % (bytes.length + 1)) };
}

const oneLine = (text: string): string => text.replace(/[\r\n"]/g, '');
