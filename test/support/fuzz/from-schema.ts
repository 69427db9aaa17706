import fc from 'fast-check';
import { type Schema } from '../documented.js';
import { type Known } from './known.js';
import { nastyName, nastyNumber, nastyText, nastyValue, sometimes } from './nasty.js';

/** What the requests need of a schema beyond what the tests of the document look at. */
export interface InputSchema extends Schema {
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly items?: InputSchema;
  readonly properties?: Readonly<Record<string, InputSchema>>;
}

export type Schemas = Readonly<Record<string, InputSchema>>;

/** A schema itself, or the one it names. */
export function resolve(schema: InputSchema, schemas: Schemas): InputSchema {
  const named = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return named === undefined ? schema : (schemas[named.split('/').at(-1) ?? ''] ?? schema);
}

/** What values are made of, and how careful their maker is. */
export interface Making {
  readonly schemas: Schemas;
  readonly known: Known;
  /** Photos as a camera takes them. */
  readonly pictures: readonly Buffer[];
  /** Only what should be accepted; otherwise some of it is at or beyond its bounds, absent or broken. */
  readonly careful: boolean;
}

/** Values that a schema means. */
export function meant(schema: InputSchema, name: string, making: Making): fc.Arbitrary<unknown> {
  const { schemas, known, careful } = making;
  const { type, example, properties, required = [], items, ...rest } = resolve(schema, schemas);
  if (properties) return fields(properties, required, making);
  // Each photo can be used once, and which ones were is not known.
  if (items && careful)
    return sometimes(1, 2, known.text(name)).map((text) => (text === undefined ? [] : [text]));
  if (items) return fc.array(meant(items, name, making), { maxLength: 3 });
  const given = example === undefined ? [] : [fc.constant(example)];
  if (rest.enum) return fc.oneof(fc.constantFrom(...rest.enum), ...given);
  if (type === 'boolean') return fc.boolean();
  const isNumber = type === 'number' || type === 'integer';
  const atBounds = isNumber ? around(rest.minimum, rest.maximum) : lengths(rest);
  const seen = isNumber ? [] : [known.text(name).map((text) => text ?? example)];
  if (careful) return fc.oneof(...(given.length > 0 ? given : seen.length > 0 ? seen : [atBounds]));
  const usual = fc.oneof(...seen, ...given, ...(seen.length + given.length > 0 ? [] : [atBounds]));
  return fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: atBounds });
}

/** Values that a schema does not mean: of another type or size, or a known one that was cut or changed. */
export function broken(name: string, known: Known): fc.Arbitrary<unknown> {
  const cut = fc
    .tuple(known.text(name), fc.nat(40), nastyText)
    .map(([text = '', at, put]) => text.slice(0, at) + put);
  return fc.oneof(nastyText, nastyNumber, nastyValue, cut, known.text(name));
}

function around(min = 0, max = 1000): fc.Arbitrary<number> {
  return fc.oneof(fc.double({ min, max, noNaN: true }), fc.constantFrom(min, max, min - 1, max + 1));
}

function lengths({ minLength = 0, maxLength = 100, format }: InputSchema): fc.Arbitrary<string> {
  const ends = [minLength - 1, minLength, maxLength, maxLength + 1].filter((length) => length >= 0);
  const text = fc.oneof(
    ...ends.map((length) => fc.constantFrom('a', 'é', '𝕏').map((unit) => unit.repeat(length))),
  );
  return format === 'binary' ? fc.string({ unit: 'binary-ascii', maxLength: 200 }) : text;
}

/** Objects: a careful maker leaves out what is optional, another breaks, adds and leaves out whatever it likes. */
function fields(
  properties: Readonly<Record<string, InputSchema>>,
  required: readonly string[],
  making: Making,
): fc.Arbitrary<unknown> {
  const { careful, known } = making;
  const each = Object.entries(properties).map(([name, schema]) => {
    const absent = careful ? (required.includes(name) ? 0 : 14) : 2;
    return fc.oneof(
      { weight: 14, arbitrary: meant(schema, name, making).map((value) => [[name, value]]) },
      { weight: careful ? 0 : 1, arbitrary: broken(name, known).map((value) => [[name, value]]) },
      { weight: absent, arbitrary: fc.constant([]) },
    );
  });
  const extra = fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    { weight: careful ? 0 : 1, arbitrary: fc.tuple(nastyName, nastyValue).map((pair) => [pair]) },
  );
  return fc
    .tuple(fc.tuple(...(each as fc.Arbitrary<unknown[]>[])), extra)
    .map(([given, more]) => Object.fromEntries([...given.flat(), ...more] as [string, unknown][]));
}
