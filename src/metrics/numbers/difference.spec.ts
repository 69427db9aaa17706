import fc from 'fast-check';
import { difference } from './difference.js';

const share = fc
  .tuple(fc.nat(5_000), fc.nat(5_000))
  .filter(([a, b]) => a + b > 0)
  .map(([part, rest]) => ({ part, whole: part + rest }));

describe('the difference of two rates', () => {
  // R. G. Newcombe, Interval estimation for the difference between independent proportions, 1998: method 10.
  it.each([
    [{ part: 56, whole: 70 }, { part: 48, whole: 80 }, 0.2, [0.0524, 0.3339]],
    [{ part: 9, whole: 10 }, { part: 3, whole: 10 }, 0.6, [0.1705, 0.809]],
    [{ part: 5, whole: 56 }, { part: 0, whole: 29 }, 0.0893, [-0.0381, 0.1926]],
    [{ part: 10, whole: 10 }, { part: 0, whole: 10 }, 1, [0.6075, 1]],
  ])('of %j and %j is that of the paper', (one, two, by, [low = 0, high = 0]) => {
    const found = difference(one, two);
    expect(found?.by).toBeCloseTo(by, 4);
    expect(found?.interval[0]).toBeCloseTo(low, 4);
    expect(found?.interval[1]).toBeCloseTo(high, 4);
  });

  it('lies in its interval, and is the other way around the other way around', () => {
    fc.assert(
      fc.property(share, share, (one, two) => {
        const [there, back] = [difference(one, two), difference(two, one)];
        const [low, high] = there?.interval ?? [Number.NaN, Number.NaN];
        expect(low).toBeLessThanOrEqual((there?.by ?? Number.NaN) + 1e-12);
        expect(high).toBeGreaterThanOrEqual((there?.by ?? Number.NaN) - 1e-12);
        expect(back?.interval[0]).toBeCloseTo(-high, 9);
        expect(back?.interval[1]).toBeCloseTo(-low, 9);
      }),
    );
  });

  it('is none where one is a rate of nothing', () => {
    expect(difference({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toBeNull();
  });
});
