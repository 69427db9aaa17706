import fc from 'fast-check';
import { dueTimes } from './due-times.js';

describe('due times', () => {
  it('are the limits of the category, counted from filing', () => {
    const filedAt = new Date('2026-03-01T23:30:00+07:00');
    expect(dueTimes(filedAt, { firstResponseHours: 24, resolutionHours: 168 })).toEqual({
      firstResponseDueAt: new Date('2026-03-02T23:30:00+07:00'),
      resolutionDueAt: new Date('2026-03-08T23:30:00+07:00'),
    });
  });

  it('never come earlier for more hours', () => {
    const hours = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') }),
        hours,
        hours,
        (filedAt, less, more) => {
          const earlier = dueTimes(filedAt, { firstResponseHours: less, resolutionHours: less });
          const later = dueTimes(filedAt, { firstResponseHours: less + more, resolutionHours: less + more });
          expect(later.firstResponseDueAt.getTime()).toBeGreaterThan(earlier.firstResponseDueAt.getTime());
          expect(later.resolutionDueAt.getTime()).toBeGreaterThan(earlier.resolutionDueAt.getTime());
        },
      ),
    );
  });
});
