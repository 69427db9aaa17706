import { Problem } from '../../../common/problems/problem.js';
import { etagOf, readIfMatch } from './if-match.js';

describe('the version in an If-Match header', () => {
  it('is the one that the entity tag says, also where a proxy made it a weak one', () => {
    expect(readIfMatch(etagOf(12))).toBe(12);
    expect(readIfMatch(' W/"12" ')).toBe(12);
  });

  it('is none where there is no header, or any version will do', () => {
    expect(readIfMatch(undefined)).toBeUndefined();
    expect(readIfMatch('*')).toBeUndefined();
  });

  it.each(['', '12', '"0"', '"x"', '"1", "2"', '"9999999999"'])(
    'is refused where it cannot be one: %s',
    (text) => {
      expect(() => readIfMatch(text)).toThrow(Problem);
    },
  );
});
