import { type DataSource } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { FairTime } from './fair-time.entity.js';
import { NEVER_DUE } from './never-due.js';
import { type Change, revise, type Revision } from './revise.js';
import { type VersionNote } from './versioned.entity.js';
import { afterWorkingHours, type WorkingCalendar } from './working-calendar.js';

/** How long whoever receives a complaint has before it counts with them. */
export type FairTimeRule = VersionNote<FairTime>;

/** The fair time of a city that has set none: a quarter of the limit, at least two working hours. */
export const usualFairTime: FairTimeRule = { percent: 25, leastWorkingHours: 2 };

/** A complaint as filed and due. */
export interface FiledAndDue {
  readonly filedAt: Date;
  readonly firstResponseDueAt: Date;
}

/**
 * From when on a complaint counts with an office that received it from another: after a share of the time that there was
 * from filing to the due time, and after so many working hours, whichever is later. It may lie behind the due time: then
 * the complaint counts with the office that passed it on, unless it is answered in time.
 */
export function fairTimeEnd(
  receivedAt: Date,
  { filedAt, firstResponseDueAt }: FiledAndDue,
  { percent, leastWorkingHours }: FairTimeRule,
  calendar: WorkingCalendar,
): Date {
  const limit = firstResponseDueAt < NEVER_DUE ? firstResponseDueAt.getTime() - filedAt.getTime() : 0;
  const share = (limit * percent) / 100;
  const least = afterWorkingHours(receivedAt, leastWorkingHours, calendar);
  return new Date(Math.max(receivedAt.getTime() + share, least.getTime()));
}

/**
 * Sets the fair time of a city.
 *
 * @param percent of the time to the first response, 0 to 100
 * @param leastWorkingHours 0 to 40
 * @throws OperatorError where they are no such numbers
 */
export function setFairTime(
  db: DataSource,
  percent: string,
  leastWorkingHours: string,
  change: Change,
): Promise<Revision<FairTime>> {
  const rule = {
    percent: numberUpTo(percent, 100),
    leastWorkingHours: numberUpTo(leastWorkingHours, 40),
  };
  return revise(db, FairTime, change, () => [rule]);
}

function numberUpTo(text: string, most: number): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > most)
    throw new OperatorError(`"${text}" is not a whole number from 0 to ${most}.`, 'Give one, such as: 25 2');
  return Number(text);
}
