import fc from 'fast-check';
import { commonHeaders } from './headers.js';
import { type Known } from './known.js';
import { nastyName, nastyText, nastyValue, sometimes } from './nasty.js';
import { escaped, type Framing, type Sent } from './requests.js';
import { type Route } from './watched.js';

interface Source {
  readonly routes: readonly Route[];
  readonly known: Known;
  readonly tokens: readonly string[];
  readonly pictures: readonly Buffer[];
}

type Pair = readonly [name: string, value: string];
type Body = Pick<Sent, 'bytes'> & { readonly type?: string };

const BOUNDARY = 'batas-3kQ9';
/** Ends the session, which all that follows needs. */
const SELDOM = '/keluar';
const LONGEST_PATH = 12_000;

/** Requests for every route there is, API and pages alike, made from the routes themselves. */
export function routeRequests({ routes, known, tokens, pictures }: Source): fc.Arbitrary<Sent> {
  const value = fc.oneof(
    { weight: 3, arbitrary: knownText(known, 'number') },
    { weight: 1, arbitrary: knownText(known, 'id') },
    { weight: 2, arbitrary: fc.constantFrom('road', '-6.1766', '106.8269', '31.71.01.1001', '1', 'on', '') },
    { weight: 3, arbitrary: nastyText },
  );
  const name = fc.oneof(
    { weight: 6, arbitrary: knownText(known, 'field') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('groupBy', 'from', 'to', 'compare', 'cursor', 'limit', '_key', '_csrf'),
    },
    { weight: 2, arbitrary: nastyName },
  );
  const fields = fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.tuple(name, value), { maxLength: 8 }) },
    { weight: 2, arbitrary: fc.tuple(name, value).chain(excessive) },
    { weight: 1, arbitrary: fc.tuple(name, value).map(asTextAndGroup) },
  );
  const body = fc.oneof(
    { weight: 2, arbitrary: fc.constant<Body>({}) },
    { weight: 4, arbitrary: fields.map(asForm) },
    {
      weight: 2,
      arbitrary: fc.tuple(fields, sometimes(1, 3, fc.constantFrom(...pictures))).map(asMultipart),
    },
    { weight: 2, arbitrary: nastyValue.map(asJson) },
    { weight: 1, arbitrary: fields.map((pairs) => asJson(Object.fromEntries(pairs))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }).map((bytes) => asBytes(Buffer.from(bytes))) },
  );
  const otherType = fc.constantFrom('', 'text/plain', 'application/json', FORM, 'multipart/form-data', 'x');
  return fc
    .record({
      route: fc.oneof(
        ...routes.map((route) => ({
          weight: route.url === SELDOM ? 1 : 20,
          arbitrary: fc.constant(route),
        })),
      ),
      places: fc.array(fc.oneof({ weight: 3, arbitrary: value }, knownText(known, 'code')), {
        minLength: 4,
        maxLength: 4,
      }),
      query: sometimes(1, 1, fields),
      body,
      type: sometimes(1, 12, otherType),
      headers: commonHeaders(tokens),
      token: sometimes(2, 1, fc.constantFrom(...tokens)),
      isOwnPage: fc.nat(5).map((lot) => lot > 0),
      accept: fc.constantFrom('text/html', 'text/html', '*/*', 'application/json'),
      framing: fc.oneof(
        { weight: 20, arbitrary: fc.constant<Framing>('length') },
        {
          weight: 1,
          arbitrary: fc.constantFrom<Framing>(
            'chunked',
            'longer than told',
            'shorter than told',
            'bad chunk',
          ),
        },
      ),
    })
    .map(({ route: { method, url }, places, query, body: { bytes, type }, ...made }) => {
      const sends = bytes !== undefined && (method !== 'GET' || made.isOwnPage === false);
      const sentType = made.type ?? type ?? '';
      return {
        operation: `${method.toLowerCase()} ${url.replaceAll(/:(\w+)/g, '{$1}')}`,
        method,
        path: (filled(url, places) + queryOf(query)).slice(0, LONGEST_PATH).replace(/%.?$/, ''),
        headers: {
          ...made.headers,
          accept: made.accept,
          ...(made.isOwnPage && { 'sec-fetch-site': 'same-origin' }),
          ...(made.token !== undefined && { cookie: `tanggap=${made.token}` }),
          ...(sends && sentType !== '' && { 'content-type': sentType }),
        },
        ...(sends && { bytes }),
        framing: made.framing,
      };
    });
}

const FORM = 'application/x-www-form-urlencoded';

function knownText(known: Known, name: string): fc.Arbitrary<string> {
  return known.text(name).map((text) => text ?? name);
}

/** More than a form may hold: of one name, of deep and long names, of many names, of a long value. */
function excessive([name, value]: Pair): fc.Arbitrary<Pair[]> {
  const short = value.slice(0, 20);
  const count = fc.constantFrom(51, 201, 1_000, 20_000);
  const repeated = (times: number, each: (at: number) => Pair): Pair[] =>
    Array.from({ length: times }, (_, at) => each(at));
  return fc.oneof(
    count.map((times): Pair[] => repeated(times, () => [name.slice(0, 30), short])),
    count.map((times): Pair[] => repeated(times, (at) => [`f${at}`, ''])),
    count.map((times): Pair[] => [[Array.from({ length: times }, () => 'a').join('.'), short]]),
    count.map((times): Pair[] => repeated(20, (at) => [`${'a.'.repeat(times / 51)}${at}`, short])),
    count.map((times): Pair[] => [['n'.repeat(times), short]]),
    count.map((times): Pair[] => [[name, 'v'.repeat(times * 10)]]),
  );
}

/** A name that is a text, a list, and a group at once. */
function asTextAndGroup([name, value]: Pair): Pair[] {
  return [
    [name, value],
    [`${name}.phone`, value],
    [name, value],
    [`${name}.phone.x`, value],
  ];
}

function asForm(pairs: readonly Pair[]): Body {
  return { type: FORM, bytes: Buffer.from(new URLSearchParams(pairs.map(([...pair]) => pair)).toString()) };
}

function asMultipart([pairs, picture]: readonly [readonly Pair[], Buffer | undefined]): Body {
  const part = (head: string, content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  const parts = pairs
    .slice(0, 1_000)
    .map(([name, value]) => part(`name="${name.replaceAll(/[\r\n"]/g, '')}"`, Buffer.from(value)));
  if (picture) parts.push(part('name="photos"; filename="foto.jpg"', picture));
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    bytes: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  };
}

function asJson(value: unknown): Body {
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(value) ?? '') };
}

function asBytes(bytes: Buffer): Body {
  return { type: 'application/json', bytes };
}

function filled(url: string, places: readonly string[]): string {
  let place = 0;
  return url.replaceAll(/:\w+|\*/g, () => escaped((places[place++] ?? '').slice(0, 400)));
}

function queryOf(pairs: readonly Pair[] | undefined): string {
  if (!pairs || pairs.length === 0) return '';
  return `?${new URLSearchParams(pairs.slice(0, 3_000).map(([name, value]) => [name, value.slice(0, 3_000)])).toString()}`;
}
