import fc from 'fast-check';
import { type Operation } from '../documented.js';
import { asBrokenJson, asJson, type WireBody } from './bodies.js';
import { type InputSchema, type Making, meant, resolve } from './from-schema.js';
import { asForm } from './multipart.js';

/** Bodies for an operation: as it takes them, of the other kind, and broken. */
export function bodyOf({ requestBody }: Operation, making: Making): fc.Arbitrary<WireBody> {
  const { schemas, careful } = making;
  const [type, content] = Object.entries(requestBody?.content ?? {}).at(-1) ?? [];
  const schema: InputSchema = content?.schema ?? {};
  const files = Object.entries(resolve(schema, schemas).properties ?? {})
    .filter(([, { format, items }]) => [format, items?.format].includes('binary'))
    .map(([name]) => name);
  const value = meant(schema, 'body', making);
  const form = value.chain((each) => asForm(each, files, making));
  const json = value.map(asJson);
  const isForm = type?.startsWith('multipart/') ?? false;
  return fc.oneof(
    { weight: 12, arbitrary: isForm ? form : json },
    { weight: careful ? 0 : 4, arbitrary: value.chain(asBrokenJson) },
    { weight: careful ? 0 : 1, arbitrary: isForm ? json : form },
  );
}
