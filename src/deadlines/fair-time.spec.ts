import fc from 'fast-check';
import { fairTimeEnd, usualFairTime } from './fair-time.js';
import { NEVER_DUE } from './never-due.js';
import { afterWorkingHours, usualHours, type WorkingCalendar } from './working-calendar.js';

const calendar: WorkingCalendar = {
  timeZone: 'Asia/Jakarta',
  hours: usualHours,
  daysOff: new Set(['2026-03-19']),
};
/** 2026-03-16 is a Monday, 2026-03-19 a holiday. */
const jakarta = (text: string): Date => new Date(`2026-03-${text}:00+07:00`);

describe('working hours from an instant on', () => {
  it.each([
    ['within a day', '16T09:00', 2, '16T11:00'],
    ['from before the offices open', '16T03:00', 2, '16T10:00'],
    ['over the night', '16T15:00', 2, '17T09:00'],
    ['over a holiday', '18T15:30', 2, '20T09:30'],
    ['over a weekend', '20T16:00', 2, '23T10:00'],
    ['none', '21T05:00', 0, '21T05:00'],
  ])('%s', (_, from, hours, until) => {
    expect(afterWorkingHours(jakarta(from), hours, calendar)).toEqual(jakarta(until));
  });

  it('more hours never end earlier', () => {
    const instants = fc.date({ min: jakarta('01T00:00'), max: jakarta('31T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.nat(60), (from, hours) => {
        const [end, later] = [hours, hours + 1].map((each) => afterWorkingHours(from, each, calendar));
        expect(later?.getTime()).toBeGreaterThan(end?.getTime() ?? Infinity);
      }),
    );
  });
});

describe('the fair time of an office that received a complaint', () => {
  const complaint = { filedAt: jakarta('16T08:00'), firstResponseDueAt: jakarta('17T08:00') };

  it('is a quarter of the time to the first response', () => {
    expect(fairTimeEnd(jakarta('16T09:00'), complaint, usualFairTime, calendar)).toEqual(jakarta('16T15:00'));
  });

  it('is at least two working hours, though the complaint is due before', () => {
    expect(fairTimeEnd(jakarta('16T15:30'), complaint, usualFairTime, calendar)).toEqual(jakarta('17T09:30'));
  });

  it('is the working hours alone where it is never due', () => {
    const never = { ...complaint, firstResponseDueAt: NEVER_DUE };
    expect(fairTimeEnd(jakarta('16T09:00'), never, usualFairTime, calendar)).toEqual(jakarta('16T11:00'));
  });

  it('is what the city says', () => {
    const rule = { percent: 50, leastWorkingHours: 0 };
    expect(fairTimeEnd(jakarta('16T09:00'), complaint, rule, calendar)).toEqual(jakarta('16T21:00'));
  });
});
