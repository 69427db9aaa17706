import fc from 'fast-check';
import { type Document, type Operation } from '../documented.js';
import { broken, type InputSchema, type Making, meant, type Schemas } from './from-schema.js';
import { type Known } from './known.js';
import { commonHeaders, latin1, whoever } from './headers.js';
import { headerText, nastyName, nastyText, sometimes } from './nasty.js';
import { bodyOf } from './operation-body.js';

/** How the body is told from what follows: by its length, in chunks, or wrongly. */
export type Framing = 'length' | 'chunked' | 'longer than told' | 'shorter than told' | 'bad chunk' | 'both';

/** A request as it goes over the wire. */
export interface Sent {
  /** The operation it is meant for, as `get /api/v1/complaints`; `stray` where it is for none. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes?: Buffer;
  readonly framing: Framing;
}

/** What requests are made from: the document, what the server has told, the tokens of those who are signed in, and photos. */
export interface Source {
  readonly document: Document;
  readonly known: Known;
  readonly tokens: readonly string[];
  readonly pictures: readonly Buffer[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: InputSchema;
}

/** Requests for any operation of the document, and one in twenty for none. */
export function requests(source: Source): fc.Arbitrary<Sent> {
  const schemas = source.document.components.schemas as Schemas;
  const operations = Object.entries(source.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .map(([method, operation]) =>
        [true, false].map((careful) => ({
          weight: careful ? bringsOn(method, path) : 1,
          arbitrary: requestsFor(method, path, operation, { ...source, schemas, careful }),
        })),
      )
      .flat(),
  );
  return fc.oneof(
    { weight: 19, arbitrary: fc.oneof(...operations) },
    { weight: 1, arbitrary: strayRequests(source) },
  );
}

/** How much it does for other requests to get anywhere: a filing most, then a photo and a step. */
function bringsOn(method: string, path: string): number {
  if (method !== 'post') return 1;
  return path.endsWith('/complaints') ? 24 : /\/(complaints|photos)\b/.test(path) ? 8 : 1;
}

function requestsFor(
  method: string,
  path: string,
  operation: Operation,
  source: Source & Making,
): fc.Arbitrary<Sent> {
  const { known, careful } = source;
  const parameters = (operation.parameters ?? []) as readonly Parameter[];
  const valueOf = ({ name, schema }: Parameter): fc.Arbitrary<string> =>
    fc
      .oneof(
        { weight: 4, arbitrary: meant(schema, name, source) },
        { weight: careful ? 0 : 1, arbitrary: broken(name, known) },
      )
      .map(asText);
  const placeOf = (each: Parameter): fc.Arbitrary<string> =>
    careful
      ? known.text(each.name).chain((text) => (text === undefined ? valueOf(each) : fc.constant(text)))
      : valueOf(each);
  const inPath = parameters.filter((each) => each.in === 'path');
  const inQuery = parameters.filter((each) => each.in === 'query');
  const inHeader = parameters.filter((each) => each.in === 'header');
  const query = fc.tuple(
    ...inQuery.map((each) =>
      sometimes(
        1,
        careful ? 3 : 1,
        valueOf(each).map((value) => [each.name, value]),
      ),
    ),
  );
  const stray = sometimes(
    careful ? 0 : 1,
    12,
    fc.tuple(fc.oneof(nastyName, fc.constantFrom(...inQuery.map(({ name }) => name), 'a[]')), nastyText),
  );
  const headers = fc.tuple(
    ...inHeader.map((each) =>
      sometimes(
        1,
        1,
        fc
          .oneof(
            { weight: 3, arbitrary: each.name === 'Idempotency-Key' || !careful ? fc.uuid() : valueOf(each) },
            { weight: careful ? 0 : 3, arbitrary: valueOf(each) },
            { weight: careful ? 0 : 1, arbitrary: headerText },
          )
          .map((value) => [each.name, latin1(value)]),
      ),
    ),
  );
  // The whole filing of a citizen: the number and what shows that it is theirs.
  const own = fc
    .tuple(known.ownComplaint(), fc.nat(3))
    .map(([theirs, lot]) => (careful || lot > 0 ? theirs : undefined));
  const hasBody = operation.requestBody !== undefined;
  return fc
    .record({
      places: fc.tuple(...inPath.map(placeOf)),
      query: fc.tuple(query, stray),
      headers,
      own,
      common: careful ? whoever(operation, source.tokens) : commonHeaders(source.tokens),
      body: hasBody ? bodyOf(operation, source) : sometimes(1, 15, bodyOf(operation, source)),
      method: fc.oneof(
        { weight: 30, arbitrary: fc.constant(method.toUpperCase()) },
        { weight: careful ? 0 : 1, arbitrary: otherMethods },
      ),
      framing: careful ? fc.constant('length' as const) : framings,
    })
    .map((made) => {
      const isOwn = made.own && inHeader.some(({ name }) => name === 'Tracking-Secret');
      const places = inPath.map(({ name }, at) => [
        name,
        isOwn && name === 'number' ? made.own?.number : made.places[at],
      ]);
      const pairs = [...made.query[0], made.query[1]].filter((pair) => pair !== undefined) as [
        string,
        string,
      ][];
      return {
        operation: `${method} ${path}`,
        method: made.method,
        path:
          filled(path, places as [string, string][]) +
          (pairs.length > 0 ? `?${pairs.map((pair) => pair.map(escaped).join('=')).join('&')}` : ''),
        headers: {
          ...made.common,
          ...Object.fromEntries(made.headers.filter((pair) => pair !== undefined) as [string, string][]),
          ...(isOwn && { 'Tracking-Secret': made.own?.trackingSecret ?? '' }),
          ...made.body?.headers,
        },
        bytes: made.body?.bytes,
        framing: made.framing,
      };
    });
}

/** Any address, with anything in its steps. */
function strayRequests({ document, tokens }: Source): fc.Arbitrary<Sent> {
  const steps = [...new Set(Object.keys(document.paths).flatMap((path) => path.split('/')))].map((step) =>
    step.replace(/[{}]/g, ''),
  );
  const step = fc.oneof(
    fc.constantFrom(...steps, '..', '.', '*', '%', '%zz', "'", '%ed%a0%80'),
    nastyText.map(escaped),
  );
  return fc.record({
    operation: fc.constant('stray'),
    method: fc.oneof(fc.constantFrom('GET', 'POST'), otherMethods),
    path: fc.array(step, { maxLength: 5 }).map((all) => `/${all.join('/')}`.slice(0, 3000)),
    headers: commonHeaders(tokens),
    framing: fc.constant('length' as const),
  });
}

const otherMethods = fc.constantFrom(
  'HEAD',
  'OPTIONS',
  'PUT',
  'PATCH',
  'DELETE',
  'TRACE',
  'PROPFIND',
  'POST',
  'GET',
);

const framings = fc.oneof(
  { weight: 20, arbitrary: fc.constant('length' as const) },
  { weight: 2, arbitrary: fc.constant('chunked' as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'longer than told' as const,
      'shorter than told' as const,
      'bad chunk' as const,
      'both' as const,
    ),
  },
);

function filled(path: string, places: readonly [string, string][]): string {
  return places.reduce((all, [name, value]) => all.replace(`{${name}}`, escaped(value)), path);
}

export function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).slice(0, 2_000).replace(/%.?$/, '');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
