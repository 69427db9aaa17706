import fc from 'fast-check';
import { type Problem } from '../problems/problem.js';
import { DEEPEST_NAME, excessOf, LONGEST_NAME, MOST_FIELDS, MOST_REPEATED, readFields } from './bounds.js';

const codeOf = (text: string): string | undefined => {
  try {
    readFields(text, 'body');
    return undefined;
  } catch (fault) {
    return (fault as Problem).toDocument('en').errors?.[0]?.code;
  }
};
const times = (count: number, field: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => field(at)).join('&');
const steps = (count: number): string => Array.from({ length: count }, () => 'a').join('.');

describe('the fields of a form or a query', () => {
  it.each<[string, string | undefined]>([
    [times(MOST_FIELDS, (at) => `f${at}=1`), undefined],
    [times(MOST_FIELDS + 1, (at) => `f${at}=1`), 'too_many_fields'],
    ['&'.repeat(1_000_000), 'too_many_fields'],
    [times(MOST_REPEATED, () => 'photos=1'), undefined],
    [times(MOST_REPEATED + 1, () => 'photos=1'), 'too_many_values'],
    [times(MOST_REPEATED + 1, (at) => (at % 2 === 0 ? 'a=1' : '%61=1')), 'too_many_values'],
    [`${'n'.repeat(LONGEST_NAME)}=1`, undefined],
    [`${'n'.repeat(LONGEST_NAME + 1)}=1`, 'name_too_long'],
    [`${'%C3%A9'.repeat(LONGEST_NAME)}=1`, undefined],
    [`${steps(DEEPEST_NAME)}=1`, undefined],
    [`${steps(DEEPEST_NAME + 1)}=1`, 'name_too_deep'],
    [`a=${'v.'.repeat(100_000)}`, undefined],
  ])('keep the bounds, or the one exceeded is named: %#', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('are read as a browser wrote them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string({ maxLength: 10 }).filter((name) => !name.includes('.')),
            fc.string(),
          ),
          {
            maxLength: 40,
          },
        ),
        (pairs) => {
          const text = new URLSearchParams(pairs).toString();
          expect(readFields(text, 'query')).toEqual([...new URLSearchParams(text)]);
        },
      ),
    );
  });

  it('are refused where there is one more than may be, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const pairs = Array.from({ length: count }, (_, at): [string, string] => [`f${at}`, '']);
        expect(excessOf(pairs, 'body') === undefined).toBe(count <= MOST_FIELDS);
      }),
    );
  });
});
