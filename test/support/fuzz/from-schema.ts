import fc from 'fast-check';
import { type Schema } from '../documented.js';
import { type Known } from './known.js';
import { nastyName, nastyNumber, nastyText, nastyValue } from './nasty.js';

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

/** Values that a schema means, and values at and just beyond its bounds. */
export function meant(
  schema: InputSchema,
  name: string,
  known: Known,
  schemas: Schemas,
): fc.Arbitrary<unknown> {
  const { type, example, properties, items, ...rest } = resolve(schema, schemas);
  if (properties) return fields(properties, known, schemas);
  if (items) return fc.array(meant(items, name, known, schemas), { maxLength: 3 });
  const given = example === undefined ? [] : [fc.constant(example)];
  if (rest.enum) return fc.oneof(fc.constantFrom(...rest.enum), ...given);
  if (type === 'number' || type === 'integer') return fc.oneof(...given, around(rest.minimum, rest.maximum));
  if (type === 'boolean') return fc.boolean();
  const seen = known.text(name).map((text) => text ?? example);
  return fc.oneof(
    { weight: 4, arbitrary: fc.oneof(seen, ...given) },
    { weight: 1, arbitrary: lengths(rest) },
  );
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

/** Objects: most fields as they are meant, some broken or absent, sometimes one too many. */
function fields(
  properties: Readonly<Record<string, InputSchema>>,
  known: Known,
  schemas: Schemas,
): fc.Arbitrary<unknown> {
  const each = Object.entries(properties).map(([name, schema]) =>
    fc.oneof(
      { weight: 14, arbitrary: meant(schema, name, known, schemas).map((value) => [[name, value]]) },
      { weight: 1, arbitrary: broken(name, known).map((value) => [[name, value]]) },
      { weight: 2, arbitrary: fc.constant([]) },
    ),
  );
  const extra = fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(nastyName, nastyValue).map((pair) => [pair]) },
  );
  return fc
    .tuple(fc.tuple(...(each as fc.Arbitrary<unknown[]>[])), extra)
    .map(([given, more]) => Object.fromEntries([...given.flat(), ...more] as [string, unknown][]));
}
