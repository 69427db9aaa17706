import fc from 'fast-check';
import { addDays } from '../../common/city-time.js';
import { ageGroups } from './age-groups.js';

describe('the ages of what is not answered', () => {
  it('are told by days of filing', () => {
    expect(ageGroups({ from: '2026-11-01', to: '2026-12-01', asOfDay: '2026-11-22' })).toEqual([
      { fromDays: 0, toDays: 1, from: '2026-11-21', to: '2026-11-23' },
      { fromDays: 2, toDays: 3, from: '2026-11-19', to: '2026-11-21' },
      { fromDays: 4, toDays: 7, from: '2026-11-15', to: '2026-11-19' },
      { fromDays: 8, toDays: 14, from: '2026-11-08', to: '2026-11-15' },
      { fromDays: 15, toDays: 30, from: '2026-11-01', to: '2026-11-08' },
    ]);
  });

  it('hold every day of the period that is not to come, once', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2018-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 900 }), day, (from, length, asOfDay) => {
        const to = addDays(from, length);
        const groups = ageGroups({ from, to, asOfDay }).reverse();
        const end = [to, addDays(asOfDay, 1)].sort()[0] ?? to;
        expect(groups[0]?.from).toBe(from < end ? from : undefined);
        expect(groups.at(-1)?.to).toBe(from < end ? end : undefined);
        groups.slice(1).forEach((group, index) => expect(group.from).toBe(groups[index]?.to));
      }),
    );
  });
});
