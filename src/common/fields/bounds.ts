import { type FieldError } from '../problems/field-error.js';
import { Problem } from '../problems/problem.js';

/** Most fields of a form or a query. */
export const MOST_FIELDS = 200;
/** Longest name of a field, in characters. */
export const LONGEST_NAME = 100;
/** Most steps of a name: `reporter.phone` has two. */
export const DEEPEST_NAME = 5;
/** Most values of one name. */
export const MOST_REPEATED = 50;

/** What carries fields, as an error names it. */
export type FieldsOf = 'body' | 'query';

/**
 * Reads the fields of a form or a query from their text, in linear time. They are counted before they are decoded.
 *
 * @throws Problem `validation_failed` naming the first bound that is exceeded
 */
export function readFields(text: string, where: FieldsOf): [name: string, value: string][] {
  if (holdsMoreFields(text)) throw Problem.invalid(tooManyFields(where));
  const pairs = [...new URLSearchParams(text)];
  refuseExcess(pairs, where);
  return pairs;
}

/** @throws Problem `validation_failed` naming the first bound that the fields exceed */
export function refuseExcess(
  pairs: readonly (readonly [name: string, value: string])[],
  where: FieldsOf,
): void {
  const fault = excessOf(pairs, where);
  if (fault) throw Problem.invalid(fault);
}

/** The first bound that fields exceed; undefined where they keep them all. */
export function excessOf(
  pairs: readonly (readonly [name: string, value: string])[],
  where: FieldsOf,
): FieldError | undefined {
  if (pairs.length > MOST_FIELDS) return tooManyFields(where);
  const times = new Map<string, number>();
  for (const [name] of pairs) {
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    const field = name.slice(0, LONGEST_NAME);
    if (name.length > LONGEST_NAME)
      return { field, code: 'name_too_long', parameters: { max: LONGEST_NAME } };
    if (name.split('.').length > DEEPEST_NAME)
      return { field, code: 'name_too_deep', parameters: { max: DEEPEST_NAME } };
    if (count > MOST_REPEATED) return { field, code: 'too_many_values', parameters: { max: MOST_REPEATED } };
  }
  return undefined;
}

function holdsMoreFields(text: string): boolean {
  let fields = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
    if (++fields > MOST_FIELDS) return true;
  return false;
}

function tooManyFields(where: FieldsOf): FieldError {
  return { field: where, code: 'too_many_fields', parameters: { max: MOST_FIELDS } };
}
