import { LRUCache } from 'lru-cache';
import { DateTime, IANAZone } from 'luxon';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** In milliseconds, where no clock is changed. */
const DAY_LENGTH = 86_400_000;

/** A day of the calendar, `YYYY-MM-DD`, in whatever zone the reader means. */
export type Day = string;

/** Whether the text is a day that exists, in years a database and a city can mean. */
export function isDay(text: string): text is Day {
  return DAY.test(text) && DateTime.fromISO(text).isValid && text >= '1900-01-01' && text < '2200-01-01';
}

/** Whether the text is an instant with an offset, such as `2026-03-01T08:00:00+07:00`. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) && isDay(text.slice(0, 10));
}

/** The instant at which a day begins in the city. */
export function startOfDay(day: Day, zone: string): Date {
  return DateTime.fromISO(day, { zone }).startOf('day').toJSDate();
}

/** The city's day that an instant falls on. */
export function dayOf(instant: Date, zone: string): Day {
  return onTheClock(instant, zone).slice(0, 10);
}

/** The weekday of a day: 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}

/** The instant at which a clock in the city shows a time, `HH:MM`, of a day. */
export function instantAt(day: Day, time: string, zone: string): Date {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate();
}

/** The day so many days later, or earlier where negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_LENGTH).toISOString().slice(0, 10);
}

/** An instant as ISO 8601 with the city's offset, as the API shows every time. */
export function inZone(instant: Date, zone: string): string;
export function inZone(instant: Date | null, zone: string): string | null;
export function inZone(instant: Date | null, zone: string): string | null {
  if (!instant || zone === 'UTC') return instant && instant.toISOString();
  const offset = offsetAt(instant, zone);
  const minutes = Math.abs(offset);
  const [hour, minute] = [minutes / 60, minutes % 60].map((part) =>
    String(Math.trunc(part)).padStart(2, '0'),
  );
  return `${onTheClock(instant, zone)}${offset < 0 ? '-' : '+'}${hour}:${minute}`;
}

/** What a clock in the city shows at an instant, without its offset. */
function onTheClock(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(instant, zone) * 60_000).toISOString().slice(0, -1);
}

/** Clocks are changed at the quarter of an hour, so that within one the offset is the same; finding it takes long. */
const QUARTER = 900_000;
const offsets = new LRUCache<string, number>({ max: 10_000 });

/** Minutes that clocks in the city are ahead of UTC. */
function offsetAt(instant: Date, zone: string): number {
  const key = `${zone} ${Math.floor(instant.getTime() / QUARTER)}`;
  const offset = offsets.get(key) ?? IANAZone.create(zone).offset(instant.getTime());
  offsets.set(key, offset);
  return offset;
}

/** The months, `YYYY-MM`, that a period of days [from, to) touches, in order. */
export function monthsBetween(from: Day, to: Day): string[] {
  const months: string[] = [];
  for (
    let month = DateTime.fromISO(from).startOf('month');
    (month.toISODate() ?? to) < to;
    month = month.plus({ months: 1 })
  ) {
    months.push(month.toFormat('yyyy-MM'));
  }
  return months;
}
