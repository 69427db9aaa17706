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
  const day = dayOf(cameAt, calendar.timeZone);
  const inTime = cameAt < closeAfter(day, 0, calendar);
  return closeAfter(inTime ? day : addDays(day, 1), days, calendar);
}

const HOUR = 3_600_000;

/** The instant at which offices have worked for so many hours from an instant on. */
export function afterWorkingHours(from: Date, workingHours: number, calendar: WorkingCalendar): Date {
  const { timeZone, hours, daysOff } = calendar;
  let left = workingHours * HOUR;
  if (left === 0) return from;
  for (let day = dayOf(from, timeZone); ; day = addDays(day, 1)) {
    const time = daysOff.has(day) ? undefined : hours.get(weekdayOf(day));
    if (!time) continue;
    const begins = Math.max(from.getTime(), instantAt(day, time.opens, timeZone).getTime());
    const ends = instantAt(day, time.closes, timeZone).getTime();
    if (ends - begins >= left) return new Date(begins + left);
    left -= Math.max(0, ends - begins);
  }
}

/** What is filed on one day asks for the same few closings again and again. */
const known = new WeakMap<WorkingCalendar, Map<string, Date>>();

/** The close of the first working day from a day on, or of that many working days after it. */
function closeAfter(day: Day, days: number, calendar: WorkingCalendar): Date {
  const closings = known.get(calendar) ?? new Map<string, Date>();
  known.set(calendar, closings);
  const key = `${day}+${days}`;
  const close = closings.get(key) ?? countClose(day, days, calendar);
  closings.set(key, close);
  return close;
}

function countClose(from: Day, days: number, { timeZone, hours, daysOff }: WorkingCalendar): Date {
  for (let day = from, left = days; ; day = addDays(day, 1)) {
    const time = daysOff.has(day) ? undefined : hours.get(weekdayOf(day));
    if (time && left-- === 0) return instantAt(day, time.closes, timeZone);
  }
}
