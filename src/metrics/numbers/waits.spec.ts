import fc from 'fast-check';
import { bucketOf, edges, middleOf, put, RESOLUTION, timesToResponse, Waits } from './waits.js';

const HOUR = 3600;
const waits = (answered: readonly number[], unanswered: readonly number[] = []): Waits => {
  const all = new Waits();
  answered.forEach((seconds) => put(all.answered, bucketOf(seconds), 1));
  unanswered.forEach((seconds) => put(all.unanswered, bucketOf(seconds), 1));
  return all;
};
const near = (seconds: number): { asymmetricMatch: (seen: unknown) => boolean } => ({
  asymmetricMatch: (seen) => typeof seen === 'number' && Math.abs(seen - seconds) <= seconds * RESOLUTION + 1,
});

describe('the bucket of a duration', () => {
  it('holds it, and its middle is within 5 % of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000_000 }), (seconds) => {
        const bucket = bucketOf(seconds);
        expect(edges[bucket - 1] ?? 0).toBeLessThanOrEqual(seconds);
        expect(edges[bucket] ?? Infinity).toBeGreaterThan(seconds);
        expect(middleOf(bucket)).toEqual(near(seconds));
      }),
    );
  });
});

describe('times to the first response', () => {
  it('are those of the answers where all are answered', () => {
    const answered = Array.from({ length: 100 }, (_, index) => (index + 1) * HOUR);
    expect(timesToResponse(waits(answered))).toEqual({ median: near(50 * HOUR), p90: near(90 * HOUR) });
  });

  it('are none where the answered are too few, however quick they were', () => {
    expect(timesToResponse(waits([60, 61, 62], Array(7).fill(500 * HOUR)))).toEqual({
      median: null,
      p90: null,
    });
    expect(timesToResponse(waits([]))).toEqual({ median: null, p90: null });
  });

  it('take the unanswered as waiting only as long as they have', () => {
    // Worked by hand: at 10 h 10 wait and 3 are answered (0.7 left); 4 leave at 20 h unanswered; at 30 h 3 wait,
    // 2 are answered (0.7 / 3 = 0.233 left); at 40 h 1 waits and is answered (0 left).
    const mixed = waits([10, 10, 10, 30, 30, 40].map((hours) => hours * HOUR), Array(4).fill(20 * HOUR)); // prettier-ignore
    expect(timesToResponse(mixed)).toEqual({ median: near(30 * HOUR), p90: near(40 * HOUR) });
  });

  it('are never better for one more complaint left unanswered', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(durations, durations, fc.nat(10_000_000), (answered, unanswered, further) => {
        const before = timesToResponse(waits(answered, unanswered));
        const after = timesToResponse(waits(answered, [...unanswered, further]));
        for (const which of ['median', 'p90'] as const) {
          expect(after[which] ?? Infinity).toBeGreaterThanOrEqual(before[which] ?? Infinity);
        }
      }),
    );
  });

  it('are the same whether groups are added up or counted together', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(durations, durations, durations, durations, (a, b, c, d) => {
        expect(timesToResponse(waits(a, b).add(waits(c, d)))).toEqual(
          timesToResponse(waits([...a, ...c], [...b, ...d])),
        );
      }),
    );
  });
});
