import fc from 'fast-check';
import { addDays, type Day, dayOf, startOfDay, weekdayOf } from '../common/city-time.js';
import { dueTimes, type Limit } from './due-times.js';
import { usualHours, type WorkingCalendar } from './working-calendar.js';

const zones = [
  'Asia/Jakarta',
  'America/New_York',
  'Pacific/Chatham',
  'Africa/Cairo',
  'America/Asuncion',
  'UTC',
];
const jakarta = 'Asia/Jakarta';

const calendarOf = (timeZone: string, ...daysOff: Day[]): WorkingCalendar => ({
  timeZone,
  hours: usualHours,
  daysOff: new Set(daysOff),
});
const dueOf = (filedAt: Date, limit: Limit, calendar: WorkingCalendar): Date =>
  dueTimes(filedAt, { firstResponse: limit, resolution: limit }, calendar).firstResponseDueAt;

/** When what is filed at a time in Jakarta is due, in so many working days. */
const dueIn = (days: number, filedAt: string, calendar: WorkingCalendar): Date =>
  dueOf(new Date(filedAt), { amount: days, in: 'working_days' }, calendar);

describe('due times in hours of the calendar', () => {
  it('run day and night', () => {
    const filedAt = new Date('2026-03-01T23:30:00+07:00');
    const policy = {
      firstResponse: { amount: 24, in: 'calendar_hours' },
      resolution: { amount: 168, in: 'calendar_hours' },
    } as const;
    expect(dueTimes(filedAt, policy, calendarOf(jakarta, '2026-03-02'))).toEqual({
      firstResponseDueAt: new Date('2026-03-02T23:30:00+07:00'),
      resolutionDueAt: new Date('2026-03-08T23:30:00+07:00'),
    });
  });
});

describe('due times in working days', () => {
  const plain = calendarOf(jakarta);
  it.each([
    ['in the morning', '2026-03-02T08:30+07:00', '2026-03-03T16:00+07:00'],
    ['before offices open', '2026-03-02T03:00+07:00', '2026-03-03T16:00+07:00'],
    ['a moment before they close', '2026-03-02T15:59:59.999+07:00', '2026-03-03T16:00+07:00'],
    ['as they close', '2026-03-02T16:00+07:00', '2026-03-04T16:00+07:00'],
    ['on Friday morning', '2026-03-06T09:00+07:00', '2026-03-09T16:00+07:00'],
    ['on Friday evening', '2026-03-06T19:00+07:00', '2026-03-10T16:00+07:00'],
    ['on Sunday', '2026-03-08T12:00+07:00', '2026-03-10T16:00+07:00'],
    ['at the end of a month', '2026-04-30T10:00+07:00', '2026-05-01T16:00+07:00'],
    ['at the end of a year', '2026-12-31T17:00+07:00', '2027-01-04T16:00+07:00'],
    ['at night, when it is yesterday in UTC', '2026-03-03T00:30+07:00', '2026-03-04T16:00+07:00'],
  ])('filed %s', (_, filedAt, due) => {
    expect(dueIn(1, filedAt, plain)).toEqual(new Date(due));
  });

  it('leap over Lebaran of 2026', () => {
    // Nyepi with its cuti bersama on 18 and 19 March, Idulfitri with its own from 20 to 24.
    const lebaran = ['18', '19', '20', '21', '22', '23', '24'].map((day) => `2026-03-${day}`);
    const calendar = calendarOf(jakarta, ...lebaran);
    expect(dueIn(1, '2026-03-17T10:00+07:00', calendar)).toEqual(new Date('2026-03-25T16:00+07:00'));
    expect(dueIn(3, '2026-03-16T10:00+07:00', calendar)).toEqual(new Date('2026-03-26T16:00+07:00'));
    expect(dueIn(3, '2026-03-21T10:00+07:00', calendar)).toEqual(new Date('2026-03-30T16:00+07:00'));
  });

  it('end at the close of the weekday’s own hours', () => {
    const hours = new Map([
      [5, { opens: '07:30', closes: '16:30' }],
      [6, { opens: '08:00', closes: '12:00' }],
    ]);
    const calendar = { timeZone: jakarta, hours, daysOff: new Set<Day>() };
    expect(dueIn(1, '2026-03-06T09:00+07:00', calendar)).toEqual(new Date('2026-03-07T12:00+07:00'));
    expect(dueIn(2, '2026-03-06T09:00+07:00', calendar)).toEqual(new Date('2026-03-13T16:30+07:00'));
  });

  it('end by the clock on the wall where it was changed meanwhile', () => {
    const calendar = calendarOf('America/New_York');
    expect(dueIn(1, '2026-03-06T09:00-05:00', calendar)).toEqual(new Date('2026-03-09T16:00-04:00'));
    expect(dueIn(1, '2026-10-30T09:00-04:00', calendar)).toEqual(new Date('2026-11-02T16:00-05:00'));
  });
});

describe('due times, whatever the calendar', () => {
  const filings = fc.date({ noInvalidDate: true, min: new Date('2015-01-01'), max: new Date('2040-01-01') });
  const amounts = fc.integer({ min: 1, max: 60 });
  const units = fc.constantFrom('calendar_hours', 'working_days');
  // No office opens or closes in the hours in which clocks are changed.
  const clock = fc.integer({ min: 4 * 60, max: 23 * 60 + 58 });
  const times = fc
    .tuple(clock, clock)
    .map(([a, b]) => ({ opens: timeOf(Math.min(a, b)), closes: timeOf(Math.max(a, b) + 1) }));
  const hours = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), times), {
    selector: ([day]) => day,
    minLength: 1,
  });
  /** Days off around a filing, in days from it. */
  const daysOff = fc.array(fc.integer({ min: -3, max: 100 }), { maxLength: 40 });
  const cases = fc
    .record({ filedAt: filings, zone: fc.constantFrom(...zones), hours, daysOff })
    .map(({ filedAt, zone, hours: set, daysOff: off }) => ({
      filedAt,
      calendar: {
        timeZone: zone,
        hours: new Map(set),
        daysOff: new Set(off.map((days) => addDays(dayOf(filedAt, zone), days))),
      },
    }));

  it('never come earlier for more, and never for a later filing', () => {
    fc.assert(
      fc.property(
        cases,
        units,
        amounts,
        fc.nat(60),
        fc.nat(10 * 86_400_000),
        (filing, unit, less, more, later) => {
          const { filedAt, calendar } = filing;
          const due = dueOf(filedAt, { amount: less, in: unit }, calendar).getTime();
          const dueForMore = dueOf(filedAt, { amount: less + more, in: unit }, calendar).getTime();
          if (more === 0) expect(dueForMore).toBe(due);
          else expect(dueForMore).toBeGreaterThan(due);
          const filedLater = new Date(filedAt.getTime() + later);
          expect(dueOf(filedLater, { amount: less, in: unit }, calendar).getTime()).toBeGreaterThanOrEqual(
            due,
          );
        },
      ),
    );
  });

  it('never come earlier for a further holiday, and only where it lies between', () => {
    fc.assert(
      fc.property(
        cases,
        units,
        amounts,
        fc.integer({ min: -3, max: 200 }),
        ({ filedAt, calendar }, unit, amount, days) => {
          const holiday = addDays(dayOf(filedAt, calendar.timeZone), days);
          const more = { ...calendar, daysOff: new Set([...calendar.daysOff, holiday]) };
          const due = dueOf(filedAt, { amount, in: unit }, calendar);
          const dueThen = dueOf(filedAt, { amount, in: unit }, more);
          expect(dueThen.getTime()).toBeGreaterThanOrEqual(due.getTime());
          const between = days >= 0 && startOfDay(holiday, calendar.timeZone) < due;
          if (unit === 'calendar_hours' || !between) expect(dueThen).toEqual(due);
        },
      ),
    );
  });

  it('in working days are the close of a working day, as many working days after the filing', () => {
    fc.assert(
      fc.property(cases, amounts, ({ filedAt, calendar }, amount) => {
        const { timeZone, hours: set, daysOff: off } = calendar;
        const due = dueOf(filedAt, { amount, in: 'working_days' }, calendar);
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        });
        const works = (day: Day): boolean => !off.has(day) && set.has(weekdayOf(day));
        const [filedOn, dueOn] = [dayOf(filedAt, timeZone), dayOf(due, timeZone)];
        expect(works(dueOn)).toBe(true);
        expect(shown.format(due)).toBe(set.get(weekdayOf(dueOn))?.closes);

        let worked = 0;
        for (let day = addDays(filedOn, 1); day <= dueOn; day = addDays(day, 1)) worked += works(day) ? 1 : 0;
        const closes = set.get(weekdayOf(filedOn))?.closes ?? '';
        const inTime = works(filedOn) && shown.format(filedAt) < closes;
        expect(worked).toBe(inTime ? amount : amount + 1);
      }),
    );
  });
});

/** A time of the day from its minutes. */
function timeOf(minutes: number): string {
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
