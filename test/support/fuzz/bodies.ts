import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { nastyText } from './nasty.js';

/** What goes over the wire after the headers. */
export interface WireBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const JSON_TYPE = 'application/json';
const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
const wide = `{${Array.from({ length: 30_000 }, (_, at) => `"f${at}":1`).join()}}`;
const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
const tooLarge = JSON.stringify('x'.repeat(1_100_000));

/** Bytes that are no UTF-8: a lone continuation, an overlong NUL, half a surrogate, a cut character, UTF-16. */
const notUtf8 = ['80', 'c080', 'eda080', 'f09f98', 'fffe', 'f8888080'].map((hex) => Buffer.from(hex, 'hex'));
const tokens = [
  'NaN',
  '-0',
  '01',
  '0x10',
  '1e999',
  '-Infinity',
  "'a'",
  'undefined',
  '"\\ud800"',
  '"\\u0000"',
  '',
  ',',
];

const as = (bytes: Buffer | string, type = JSON_TYPE, more: Record<string, string> = {}): WireBody => ({
  headers: { ...(type !== '' && { 'content-type': type }), ...more },
  bytes: Buffer.from(bytes as string),
});

/** A JSON value as it should be sent. */
export function asJson(value: unknown): WireBody {
  return as(JSON.stringify(value) ?? 'null');
}

/** A JSON value as it should not be sent: cut, mangled, repeated, in another type, charset or encoding. */
export function asBrokenJson(value: unknown): fc.Arbitrary<WireBody> {
  const json = JSON.stringify(value) ?? 'null';
  const at = fc.nat(json.length);
  return fc.oneof(
    at.map((end) => as(json.slice(0, end))),
    fc.constantFrom(...tokens).map((token) => as(json.replace(/:("[^"]*"|-?\d[^,}]*)/, `:${token}`))),
    fc.tuple(at, fc.constantFrom(...notUtf8)).map(([place, bytes]) => as(inserted(json, place, bytes))),
    // Inside of a text, where only a decoder can tell.
    fc.constantFrom(...notUtf8).map((bytes) => as(inserted(json, json.indexOf('":"') + 3, bytes))),
    nastyText.map((text) =>
      as(json.replace('{', `{"__proto__":{"a":1},"description":${JSON.stringify(text)},`)),
    ),
    nastyText.map((text) => as(json.replace(/}$/, `,"category":${JSON.stringify(text)},"category":"road"}`))),
    fc
      .constantFrom(deep, wide, tooLarge, '[]', 'null', '""', '0', '', ' ', `\ufeff${json}`, `${json}${json}`)
      .map((text) => as(text)),
    fc
      .constantFrom(
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'a',
        '/',
        ';',
        '',
        `${JSON_TYPE}; charset=latin1`,
        `${JSON_TYPE}, text/html`,
        `${JSON_TYPE};charset="`,
      )
      .map((type) => as(json, type)),
    fc.constant(as(Buffer.from(json, 'utf16le'), `${JSON_TYPE}; charset=utf-16`)),
    fc.constant(as(Buffer.from(json, 'utf16le'))),
    fc
      .tuple(
        fc.constantFrom(gzipSync(json), bomb, Buffer.from(json)),
        fc.constantFrom('gzip', 'br', 'deflate', 'identity, gzip'),
      )
      .map(([bytes, encoding]) => as(bytes, JSON_TYPE, { 'content-encoding': encoding })),
  );
}

function inserted(text: string, place: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(text.slice(0, place)), bytes, Buffer.from(text.slice(place))]);
}
