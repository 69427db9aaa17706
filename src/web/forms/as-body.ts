import { FieldsPipe } from '../../common/fields/index.js';

const pipe = new FieldsPipe();

/**
 * What a form says as the API's body of that kind, checked by the same rules. Forms send texts: what is to be a
 * number is named.
 *
 * @param numbers names of the fields that are numbers
 * @throws Problem `validation_failed`, naming each field that cannot be meant
 */
export async function asBody<T extends object>(
  kind: new () => T,
  fields: Readonly<Record<string, unknown>>,
  numbers: readonly string[] = [],
): Promise<T> {
  const body = numbers.reduce(withNumber, fields);
  return (await pipe.transform(body, { type: 'body', metatype: kind })) as T;
}

function withNumber(body: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const [step = '', ...rest] = name.split('.');
  const value = body[step];
  if (rest.length > 0 && typeof value === 'object' && value !== null)
    return { ...body, [step]: withNumber(value as Record<string, unknown>, rest.join('.')) };
  return rest.length === 0 && typeof value === 'string' ? { ...body, [step]: Number(value) } : { ...body };
}
