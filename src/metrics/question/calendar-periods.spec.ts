import fc from 'fast-check';
import { addDays } from '../../common/city-time.js';
import { boundsOf, type CalendarPeriod, periodsBetween } from './calendar-periods.js';

describe('the periods of the calendar', () => {
  it.each([
    ['day', '2026-02-27', '2026-03-02', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['week', '2025-12-28', '2026-01-06', ['2025-W52', '2026-W01', '2026-W02']],
    ['month', '2025-11-30', '2026-02-01', ['2025-11', '2025-12', '2026-01']],
    ['quarter', '2025-03-31', '2025-10-01', ['2025-Q1', '2025-Q2', '2025-Q3']],
  ] as const)('by %s from %s to %s are %p', (dimension, from, to, names) => {
    expect(periodsBetween(dimension, from, to)).toEqual(names);
  });

  it('hold each day of [from, to) once', () => {
    const first = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2010-01-01', days));
    const dimension = fc.constantFrom<CalendarPeriod>('day', 'week', 'month', 'quarter');
    fc.assert(
      fc.property(first, fc.integer({ min: 1, max: 400 }), dimension, (from, days, by) => {
        const to = addDays(from, days);
        const bounds = periodsBetween(by, from, to).map((name) => boundsOf(by, name, from, to));
        expect(bounds[0]?.from).toBe(from);
        expect(bounds.at(-1)?.to).toBe(to);
        expect(bounds.slice(1).map((each) => each.from)).toEqual(bounds.slice(0, -1).map((each) => each.to));
      }),
    );
  });
});
