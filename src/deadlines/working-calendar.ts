import { addDays, type Day, dayOf, instantAt, weekdayOf } from '../common/city-time.js';

/** When a city's offices work on a weekday: two times of the day, `HH:MM`. */
export interface WorkingTime {
  readonly opens: string;
  readonly closes: string;
}

/** When a city works. */
export interface WorkingCalendar {
  readonly timeZone: string;
  /** By weekday, 1 Monday to 7 Sunday; a weekday that is missing is off. There is always one that is not. */
  readonly hours: ReadonlyMap<number, WorkingTime>;
  /** Holidays, cuti bersama and other days on which nobody works. */
  readonly daysOff: ReadonlySet<Day>;
}

/** The hours of a city that has set none: Monday to Friday, 08:00 to 16:00. */
export const usualHours: ReadonlyMap<number, WorkingTime> = new Map(
  [1, 2, 3, 4, 5].map((weekday) => [weekday, { opens: '08:00', closes: '16:00' }]),
);

/**
 * The close of the so-many-th working day after the day something came in. What
 * comes in on a day off, or once offices have closed, counts as come in on the
 * next working day.
 */
export function closeOfWorkingDay(cameAt: Date, days: number, calendar: WorkingCalendar): Date {
  let day = dayOf(cameAt, calendar.timeZone);
  const closes = closingOf(day, calendar);
  if (closes === undefined || cameAt >= closes) day = nextWorkingDay(day, calendar);
  for (let counted = 0; counted < days; counted++) day = nextWorkingDay(day, calendar);
  return closingOf(day, calendar) as Date;
}

function nextWorkingDay(day: Day, calendar: WorkingCalendar): Day {
  let next = addDays(day, 1);
  while (workingTimeOf(next, calendar) === undefined) next = addDays(next, 1);
  return next;
}

/** When offices work on a day; undefined where it is off. */
function workingTimeOf(day: Day, { hours, daysOff }: WorkingCalendar): WorkingTime | undefined {
  return daysOff.has(day) ? undefined : hours.get(weekdayOf(day));
}

function closingOf(day: Day, calendar: WorkingCalendar): Date | undefined {
  const time = workingTimeOf(day, calendar);
  return time && instantAt(day, time.closes, calendar.timeZone);
}
