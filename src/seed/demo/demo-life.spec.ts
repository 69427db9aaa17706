import fc from 'fast-check';
import { type Category } from '../../complaints/core/categories/category.entity.js';
import { transitions } from '../../complaints/core/transitions.js';
import { chanceOf } from './chance.js';
import { demoLife } from './demo-life.js';
import { demoYear } from './demo-year.js';

const category: Category = {
  code: 'road',
  nameId: 'Jalan',
  nameEn: 'Road',
  unitCode: 'roads',
  firstResponseHours: 24,
  resolutionHours: 168,
  evidenceRequired: true,
  aboutOffice: null,
  evidenceWithinMetres: 200,
  place: 0,
};
const now = new Date('2026-03-01T10:00:00+07:00');

describe('a made-up life', () => {
  const ages = fc.integer({ min: 0, max: 365 * 24 });

  it('obeys the life cycle, in order, and ends by now', () => {
    fc.assert(
      fc.property(ages, fc.boolean(), fc.nat(), (age, answered, seed) => {
        const filedAt = new Date(now.getTime() - age * 3_600_000);
        const { events } = demoLife(
          { filedAt, firstResponseDueAt: now, now, answered },
          category,
          'A',
          chanceOf(seed),
        );
        events.slice(1).forEach((event, index) => {
          const before = events[index] as (typeof events)[number];
          expect(event.at.getTime()).toBeGreaterThanOrEqual(before.at.getTime());
          expect(transitions).toContainEqual(
            expect.objectContaining({ from: before.status, to: event.status, event: event.kind }),
          );
        });
        expect(events.every(({ at }) => at <= now)).toBe(true);
      }),
    );
  });

  it('is answered where it shall be, and only there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 72, max: 365 * 24 }), fc.boolean(), fc.nat(), (age, answered, seed) => {
        const filedAt = new Date(now.getTime() - age * 3_600_000);
        const { complaint } = demoLife(
          { filedAt, firstResponseDueAt: now, now, answered },
          category,
          'A',
          chanceOf(seed),
        );
        expect(complaint.firstRespondedAt !== null).toBe(answered);
      }),
    );
  });
});

describe('a made-up year', () => {
  it('is the same for the same seed', () => {
    const year = (): unknown => demoYear(['A', 'B', 'C'], 200, now, 'Asia/Jakarta', chanceOf(1));
    expect(year()).toEqual(year());
  });

  it('answers 12 %, and files nothing in the future', () => {
    const filings = demoYear(['A', 'B', 'C'], 1_000, now, 'Asia/Jakarta', chanceOf(7));
    expect(filings.filter(({ answered }) => answered)).toHaveLength(120);
    expect(filings.every(({ filedAt }) => filedAt <= now)).toBe(true);
  });
});
