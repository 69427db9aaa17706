import fc from 'fast-check';
import { wilson } from './interval.js';

const seen = fc
  .integer({ min: 1, max: 100_000 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));

describe('the interval of a rate', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is what the literature says', (part, whole, low, high) => {
    const [from, to] = wilson(part, whole) ?? [];
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });

  it('of nothing is none', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('holds the rate, lies from 0 to 1, and is mirrored for what was not answered', () => {
    fc.assert(
      fc.property(seen, ([part, whole]) => {
        const [low, high] = wilson(part, whole) ?? [NaN, NaN];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(part / whole);
        expect(high).toBeGreaterThanOrEqual(part / whole);
        expect(high).toBeLessThanOrEqual(1);
        expect(wilson(whole - part, whole)?.[0]).toBeCloseTo(1 - high, 10);
      }),
    );
  });

  it('narrows with more of the same', () => {
    fc.assert(
      fc.property(seen, fc.integer({ min: 2, max: 50 }), ([part, whole], times) => {
        const width = ([low, high]: readonly [number, number]): number => high - low;
        expect(width(wilson(part * times, whole * times) ?? [0, 1])).toBeLessThan(
          width(wilson(part, whole) ?? [0, 0]),
        );
      }),
    );
  });
});
