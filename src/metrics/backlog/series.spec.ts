import fc from 'fast-check';
import { addDays } from '../../common/city-time.js';
import { type BacklogPeriod, backlogSeries, flows, type BacklogChange } from './series.js';

const FROM = '2026-01-29';
const day = fc.integer({ min: -1, max: 79 }).map((days) => addDays(FROM, days));
const happened: fc.Arbitrary<BacklogChange[]> = fc.array(
  fc.record({
    day,
    what: fc.constantFrom(...flows, 'overdue' as const),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 60 },
);
const every = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
const length = fc.integer({ min: 1, max: 80 });

const bounds = ({ period, from, to }: BacklogPeriod): object => ({ period, from, to });

describe('the series of the backlog', () => {
  it('goes on from what was before, and changes by what happens', () => {
    const series = backlogSeries(
      [
        { day: '2026-01-28', what: 'received', count: 10 },
        { day: '2026-01-28', what: 'answered', count: 4 },
        { day: '2026-01-29', what: 'resolved', count: 3 },
        { day: '2026-01-30', what: 'overdue', count: 2 },
        { day: '2026-01-31', what: 'reopened', count: 1 },
        { day: '2026-02-01', what: 'overdue', count: -2 },
      ],
      'month',
      FROM,
      '2026-02-02',
    );
    const none = { received: 0, answered: 0, resolved: 0, rejected: 0, reopened: 0 };
    expect(series).toEqual([
      { period: '2026-01', from: FROM, to: '2026-02-01', ...none, resolved: 3, reopened: 1, open: 8, unanswered: 6, overdue: 2 },
      { period: '2026-02', from: '2026-02-01', to: '2026-02-02', ...none, open: 8, unanswered: 6, overdue: 0 },
    ]); // prettier-ignore
  });

  it('has at the end of a week or month what it has at the end of its last day', () => {
    fc.assert(
      fc.property(happened, every, length, (all, by, days) => {
        const to = addDays(FROM, days);
        const daily = backlogSeries(all, 'day', FROM, to);
        const periods = backlogSeries(all, by, FROM, to);
        const added = periods.map((period) => {
          const inside = daily.filter((each) => each.from >= period.from && each.to <= period.to);
          const sums = flows.map((flow) => [flow, inside.reduce((sum, each) => sum + each[flow], 0)]);
          return { ...period, ...inside.at(-1), ...bounds(period), ...(Object.fromEntries(sums) as object) };
        });
        expect(periods).toEqual(added);
      }),
      { numRuns: 30 },
    );
  });
});
