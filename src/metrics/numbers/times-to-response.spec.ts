import fc from 'fast-check';
import { type Durations, exactTimes, FIRST_BY_DAY, timesToResponse } from './times-to-response.js';
import { bucketOf, edges, put, RESOLUTION, Waits } from './waits.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const PERCENTILES = ['median', 'p90'] as const;

/** A longer wait is known by the day: as up to a day and an hour more, or less. */
const byDay = (seconds: number, off: number): number =>
  seconds < 22 * DAY ? seconds : Math.max(22 * DAY, seconds + off * (DAY + HOUR));
const waitsOf = ({ answered, unanswered }: Durations, off: (index: number) => number = () => 0): Waits => {
  const all = new Waits();
  answered.forEach((seconds) => put(all.answered, bucketOf(seconds), 1));
  unanswered.forEach((seconds, index) => put(all.unanswered, bucketOf(byDay(seconds, off(index))), 1));
  return all;
};

/**
 * The estimate of Kaplan and Meier in whole numbers, complaint by complaint: the first time at which no more than
 * `share` in ten are still unanswered.
 */
const byKaplanMeier = ({ answered, unanswered }: Durations, share: bigint): number | null => {
  const all = [
    ...answered.map((seconds) => ({ seconds, answers: true })),
    ...unanswered.map((seconds) => ({ seconds, answers: false })),
  ].sort((a, b) => a.seconds - b.seconds || Number(b.answers) - Number(a.answers));
  let [still, of] = [1n, 1n];
  for (const [index, { seconds, answers }] of all.entries()) {
    const waiting = BigInt(all.length - index);
    if (!answers) continue;
    still *= waiting - 1n;
    of *= waiting;
    if (still * 10n <= of * share) return seconds;
  }
  return null;
};
const exactly = (durations: Durations): ReturnType<typeof exactTimes> => ({
  median: byKaplanMeier(durations, 5n),
  p90: byKaplanMeier(durations, 1n),
});

/** Of any size, with ties, with answers within and long after the limit, and with nobody or everybody answered. */
const seconds = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 * DAY }) },
  fc.integer({ min: 20 * DAY, max: 30 * DAY }),
  fc.integer({ min: 30 * DAY, max: 2_000 * DAY }),
  fc.constantFrom(HOUR, DAY, 22 * DAY, 238 * DAY),
);
const many = fc.oneof(
  fc.constant([]),
  fc.array(seconds, { maxLength: 8 }),
  fc.array(seconds, { maxLength: 80 }),
);
const durationsOf = fc.record({ answered: many, unanswered: many });
const SHORT = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 60 });

describe('times to the first response', () => {
  it('of a hundred that are answered are those of the fiftieth and the ninetieth', () => {
    const answered = Array.from({ length: 100 }, (_, index) => (index + 1) * HOUR);
    expect(exactTimes({ answered, unanswered: [] })).toEqual({ median: 50 * HOUR, p90: 90 * HOUR });
  });

  it('are none where the answered are too few, however quick they were', () => {
    const few = { answered: [60, 61, 62], unanswered: Array<number>(7).fill(500 * HOUR) };
    for (const durations of [few, { answered: [], unanswered: [] }]) {
      expect(exactTimes(durations)).toEqual({ median: null, p90: null });
      expect(timesToResponse(waitsOf(durations))).toEqual({ median: null, p90: null });
    }
  });

  it('take the unanswered as waiting only as long as they have', () => {
    // Worked by hand: at 10 h 10 wait and 3 are answered (0.7 left); 4 leave at 20 h unanswered; at 30 h 3 wait,
    // 2 are answered (0.7 / 3 = 0.233 left); at 40 h 1 waits and is answered (0 left).
    const answered = [10, 10, 10, 30, 30, 40].map((hours) => hours * HOUR);
    const mixed = { answered, unanswered: Array<number>(4).fill(20 * HOUR) };
    expect(exactTimes(mixed)).toEqual({ median: 30 * HOUR, p90: 40 * HOUR });
  });

  it('are those of Kaplan and Meier, to the second, however small the group', () => {
    fc.assert(
      fc.property(durationsOf, (durations) => {
        expect(exactTimes(durations)).toEqual(exactly(durations));
      }),
      { numRuns: Math.max(2_000, fc.readConfigureGlobal()?.numRuns ?? 0) },
    );
  });

  it('told from buckets are within what is printed of Kaplan and Meier, and else are not told', () => {
    let told = 0;
    fc.assert(
      fc.property(
        durationsOf,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1 }),
        (durations, off) => {
          const times = timesToResponse(waitsOf(durations, (index) => off[index % off.length] ?? 0));
          if (!times) return;
          told++;
          const exact = exactly(durations);
          for (const which of PERCENTILES) {
            const [seen, truly] = [times[which], exact[which]];
            expect(seen === null).toBe(truly === null);
            // Below ten seconds a bucket is a second.
            if (seen !== null && truly !== null)
              expect(Math.abs(seen - truly)).toBeLessThanOrEqual(Math.max(1, RESOLUTION * truly));
          }
        },
      ),
      { numRuns: Math.max(5_000, fc.readConfigureGlobal()?.numRuns ?? 0) },
    );
    expect(told).toBeGreaterThan(1_000);
  });

  it('are not told from buckets where it matters who of a bucket was answered first', () => {
    // 6 of 10 are answered and the others had waited a second longer, or a second less: 0.4 or 0 are left.
    const answered = Array<number>(6).fill(1_000 * HOUR);
    const gone = (by: number): Durations => ({
      answered,
      unanswered: Array<number>(4).fill(1_000 * HOUR + by),
    });
    expect(timesToResponse(waitsOf(gone(1)))).toBeUndefined();
    expect(exactTimes(gone(1))).toEqual({ median: 1_000 * HOUR, p90: null });
    expect(exactTimes(gone(-1))).toEqual({ median: 1_000 * HOUR, p90: 1_000 * HOUR });
  });

  it('are never better for one more complaint left unanswered', () => {
    fc.assert(
      fc.property(SHORT, SHORT, fc.nat(10_000_000), (answered, unanswered, further) => {
        const before = exactTimes({ answered, unanswered });
        const after = exactTimes({ answered, unanswered: [...unanswered, further] });
        for (const which of PERCENTILES)
          expect(after[which] ?? Infinity).toBeGreaterThanOrEqual(before[which] ?? Infinity);
      }),
    );
  });

  it('are the same whether groups are added up or counted together', () => {
    fc.assert(
      fc.property(SHORT, SHORT, SHORT, SHORT, (a, b, c, d) => {
        const [one, other] = [
          waitsOf({ answered: a, unanswered: b }),
          waitsOf({ answered: c, unanswered: d }),
        ];
        expect(timesToResponse(one.add(other))).toEqual(
          timesToResponse(waitsOf({ answered: [...a, ...c], unanswered: [...b, ...d] })),
        );
      }),
    );
  });
});

it('a wait that is known by the day is at most a bucket off', () => {
  for (let bucket = FIRST_BY_DAY - 1; bucket < edges.length; bucket++)
    expect((edges[bucket] ?? 0) - (edges[bucket - 1] ?? 0)).toBeGreaterThan(DAY + HOUR);
});
