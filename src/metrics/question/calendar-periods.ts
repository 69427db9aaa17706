import { LRUCache } from 'lru-cache';
import { DateTime } from 'luxon';
import { addDays, type Day } from '../../common/city-time.js';
import { type Dimension } from './dimensions.js';

/** How the periods of the calendar are written, the same as PostgreSQL writes them in `dimensions.ts`. */
const FORMS = { day: 'yyyy-MM-dd', week: "kkkk-'W'WW", month: 'yyyy-MM', quarter: "yyyy-'Q'q" } as const;
export type CalendarPeriod = keyof typeof FORMS;

export function isCalendarPeriod(dimension: Dimension): dimension is CalendarPeriod {
  return dimension in FORMS;
}

/** The days, ISO weeks, months or quarters that [from, to) touches, in order: `2026-03-01`, `2026-W09`, `2026-03`, `2026-Q1`. */
export function periodsBetween(dimension: CalendarPeriod, from: Day, to: Day): readonly string[] {
  const key = `${dimension} ${from} ${to}`;
  const known = written.get(key) ?? periodsFrom(dimension, from, to);
  written.set(key, known);
  return known;
}

/** Writing them takes long, and most questions are about the same few periods. */
const written = new LRUCache<string, readonly string[]>({ max: 100 });

function periodsFrom(dimension: CalendarPeriod, from: Day, to: Day): string[] {
  const found: string[] = [];
  const end = DateTime.fromISO(to, { zone: 'utc' });
  let at = DateTime.fromISO(from, { zone: 'utc' }).startOf(dimension);
  for (; at < end; at = at.plus({ [`${dimension}s`]: 1 })) found.push(at.toFormat(FORMS[dimension]));
  return found;
}

/** The period of the calendar that a day lies in. */
export function periodOf(dimension: CalendarPeriod, day: Day): string {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat(FORMS[dimension]);
}

/** The part of [from, to) that lies in the period of that name. */
export function boundsOf(
  dimension: CalendarPeriod,
  name: string,
  from: Day,
  to: Day,
): { from: Day; to: Day } {
  const [begin, end] = wholeOf(dimension, name);
  return { from: begin > from ? begin : from, to: end < to ? end : to };
}

/** Read from their names, which takes long and is asked of every group of an answer. */
const known = new LRUCache<string, readonly [begin: Day, end: Day]>({ max: 10_000 });

function wholeOf(dimension: CalendarPeriod, name: string): readonly [begin: Day, end: Day] {
  const key = `${dimension} ${name}`;
  const whole = known.get(key);
  if (whole) return whole;
  if (dimension === 'day') return [name, addDays(name, 1)];
  const begin = DateTime.fromFormat(name, FORMS[dimension], { zone: 'utc' });
  const end = begin.plus({ [`${dimension}s`]: 1 });
  const made = [begin.toISODate() ?? '', end.toISODate() ?? ''] as const;
  known.set(key, made);
  return made;
}
