import { type DataSource } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { type Change, revise, type Revision } from './revise.js';
import { type VersionNote } from './versioned.entity.js';
import { usualHours } from './working-calendar.js';
import { WorkingHours } from './working-hours.entity.js';

/** The hours of one weekday. */
export type OfficeHours = VersionNote<WorkingHours>;

/** Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const TIMES = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The hours of a city that has set none. */
export const usualOfficeHours: readonly OfficeHours[] = [...usualHours].map(([weekday, time]) => ({
  weekday,
  ...time,
}));

/**
 * Sets the hours of some weekdays.
 *
 * @throws OperatorError as {@link hoursAfter} does
 */
export function setOfficeHours(
  db: DataSource,
  days: string,
  times: string,
  change: Change,
): Promise<Revision<WorkingHours>> {
  return revise(db, WorkingHours, change, (inForce) => hoursAfter(inForce, days, times));
}

/**
 * The hours after those of some weekdays are set; the others keep theirs.
 *
 * @param days `fri`, or from one to another: `mon-thu`
 * @param times `07:30-16:00`, or `closed`
 * @throws OperatorError where they cannot be meant, or no weekday would be left
 */
export function hoursAfter(inForce: readonly OfficeHours[], days: string, times: string): OfficeHours[] {
  const set = weekdaysOf(days);
  const given = timesOf(times);
  const kept = (inForce.length > 0 ? inForce : usualOfficeHours).filter(
    ({ weekday }) => !set.includes(weekday),
  );
  const hours = [...kept, ...(given ? set.map((weekday) => ({ weekday, ...given })) : [])];
  if (hours.length === 0)
    throw new OperatorError('No weekday would be left to work on.', 'Keep at least one open.');
  return hours.sort((a, b) => a.weekday - b.weekday);
}

function weekdaysOf(text: string): number[] {
  const [first = 0, last = first, ...more] = text
    .split('-')
    .map((name) => weekdays.findIndex((day) => day === name) + 1);
  if (first < 1 || last < first || more.length > 0)
    throw new OperatorError(`"${text}" names no weekdays.`, 'Give one such as fri, or some such as mon-thu.');
  return [1, 2, 3, 4, 5, 6, 7].slice(first - 1, last);
}

function timesOf(text: string): { opens: string; closes: string } | undefined {
  if (text === 'closed') return undefined;
  const [, opens, closes] = TIMES.exec(text) ?? [];
  if (opens === undefined || closes === undefined || closes <= opens)
    throw new OperatorError(`"${text}" are no working hours.`, 'Give some such as 07:30-16:00, or closed.');
  return { opens, closes };
}
