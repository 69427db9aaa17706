import { hoursAfter, type OfficeHours, usualOfficeHours } from './office-hours.js';

const friday = { weekday: 5, opens: '07:30', closes: '16:30' };

describe('office hours', () => {
  it('are the usual ones on weekdays that were never set', () => {
    expect(hoursAfter([], 'fri', '07:30-16:30')).toEqual([...usualOfficeHours.slice(0, 4), friday]);
  });

  it('are set for some weekdays, and the others keep theirs', () => {
    const days = (hours: OfficeHours[]): number[] => hours.map(({ weekday }) => weekday);
    expect(hoursAfter([friday], 'wed-thu', '08:00-12:00')).toEqual([
      { weekday: 3, opens: '08:00', closes: '12:00' },
      { weekday: 4, opens: '08:00', closes: '12:00' },
      friday,
    ]);
    expect(days(hoursAfter([friday], 'mon-sun', '08:00-12:00'))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(days(hoursAfter([], 'mon-tue', 'closed'))).toEqual([3, 4, 5]);
  });

  it.each([
    ['friday', '08:00-16:00'],
    ['thu-mon', '08:00-16:00'],
    ['mon-wed-fri', '08:00-16:00'],
    ['', '08:00-16:00'],
    ['mon', '16:00-08:00'],
    ['mon', '08:00-08:00'],
    ['mon', '08:00-24:00'],
    ['mon', '8-16'],
    ['fri', 'closed'],
  ])('are refused for %p with %p', (days, times) => {
    expect(() => hoursAfter([friday], days, times)).toThrow(/no weekdays|no working hours|No weekday/);
  });
});
