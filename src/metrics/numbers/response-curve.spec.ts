import fc from 'fast-check';
import { responseCurve } from './response-curve.js';
import { exactTimes } from './times-to-response.js';
import { bucketOf, middleOf, put, Waits } from './waits.js';

const HOUR = 3600;
const waits = (answered: readonly number[], unanswered: readonly number[] = []): Waits => {
  const all = new Waits();
  answered.forEach((seconds) => put(all.answered, bucketOf(seconds), 1));
  unanswered.forEach((seconds) => put(all.unanswered, bucketOf(seconds), 1));
  return all;
};
const durations = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 60 });

describe('the curve of the time to the first response', () => {
  it('takes the unanswered as waiting only as long as they have', () => {
    // The example of waits.spec.ts. By hand, at 30 h: 0.2333 are left, and Greenwood's sum is 3/(10*7) + 2/(3*1) = 0.70952,
    // so exp(1.96 * sqrt(0.70952) / |ln 0.23333|) = 3.1100, and the interval is 1 - 0.23333^(1/3.11) to 1 - 0.23333^3.11.
    const mixed = waits([10, 10, 10, 30, 30, 40].map((hours) => hours * HOUR), Array(4).fill(20 * HOUR)); // prettier-ignore
    const [first, second, third, ...further] = responseCurve(mixed);
    expect([first, second, third].map((point) => [point?.answered, point?.waiting])).toEqual([
      [0.3, 10],
      [0.766667, 3],
      [1, 1],
    ]);
    expect(second?.interval[0]).toBeCloseTo(0.3737, 3);
    expect(second?.interval[1]).toBeCloseTo(0.9892, 3);
    expect(further).toEqual([]);
  });

  it('crosses a half at the median, and nine tenths at the 90th percentile, where it is exact', () => {
    fc.assert(
      fc.property(durations, durations, (answered, unanswered) => {
        const points = responseCurve({ answered, unanswered });
        const reaches = (share: number): number | null =>
          points.find((point) => point.answered >= share - 1e-6)?.seconds ?? null;
        const middle = (seconds: number | null): number | null => seconds && middleOf(bucketOf(seconds));
        const { median, p90 } = exactTimes({ answered, unanswered });
        expect([reaches(0.5), reaches(0.9)]).toEqual([middle(median), middle(p90)]);
      }),
    );
  });

  it('is the same from buckets as exactly, where nobody is left unanswered', () => {
    fc.assert(
      fc.property(durations, (answered) => {
        const exact = responseCurve({ answered, unanswered: [] });
        const told = responseCurve(waits(answered));
        const near = ({ answered: share }: { answered: number }): unknown =>
          expect.closeTo(share, 5) as unknown;
        expect(told.map(({ seconds, waiting }) => [seconds, waiting])).toEqual(
          exact.map(({ seconds, waiting }) => [seconds, waiting]),
        );
        expect(told.map(({ answered: share }) => share)).toEqual(exact.map(near));
      }),
    );
  });

  it('rises, and lies in its interval', () => {
    fc.assert(
      fc.property(durations, durations, (answered, unanswered) => {
        let before = 0;
        for (const { answered: share, interval } of responseCurve(waits(answered, unanswered))) {
          expect(share).toBeGreaterThanOrEqual(before);
          expect(interval[0]).toBeLessThanOrEqual(share);
          expect(interval[1]).toBeGreaterThanOrEqual(share);
          before = share;
        }
      }),
    );
  });

  it('is none of nothing', () => expect(responseCurve(waits([], [HOUR]))).toEqual([]));
});
