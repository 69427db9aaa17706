import { readFileSync } from 'node:fs';
import { type Counts, countNames } from '../numbers/response-rate.js';

const read = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
/** How complaints stand by their rows; a condition on `c` follows. */
export const standingByRow = read('standing-by-row');
/** How complaints stood at `:asOf` by their events; a condition on `c` follows. */
export const standingByEvents = read('standing-by-events');
const charged = read('charged');

/**
 * Which complaints each number counts, in terms of `charged.sql`. The counts
 * and the lists behind them both go by it.
 */
export const counted: Readonly<Record<keyof Counts, string>> = {
  received: 'counts',
  answered: 'counts AND responded_at IS NOT NULL',
  answeredOnTime: 'counts AND responded_at <= due_at',
  answeredLate: 'counts AND responded_at > due_at',
  overdue: 'counts AND responded_at IS NULL AND due_at < :asOf',
  pending: 'counts AND responded_at IS NULL AND due_at >= :asOf',
  resolved: `counts AND status IN ('resolved', 'closed')`,
  forwarded: `counts AND status = 'coordinating'`,
  contested: `counts AND was_resolved AND status NOT IN ('resolved', 'closed')`,
  excludedRejected: 'excluded_rejected',
  excludedMerged: 'excluded_merged',
};

/** Column of a count in the results of SQL. */
export function columnOf(name: keyof Counts): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** All counts, as columns over complaints. */
export const countColumns = countNames
  .map((name) => `count(*) FILTER (WHERE ${counted[name]})::int AS ${columnOf(name)}`)
  .join(', ');

/** Time to the first response of an answered complaint, as a bucket of `waits.ts`. */
export const ANSWERED_IN = `CASE WHEN ${counted.answered} THEN
  width_bucket(floor(date_part('epoch', responded_at - filed_at))::bigint, :edges::bigint[]) END`;

/**
 * How long an unanswered complaint has waited at `:asOf`, as a bucket: by the
 * second for 20 hours, by the hour for three weeks, by the day after that. Each is
 * within 5 %, and can be had from counts by hour and day as well.
 */
export const WAITING_FOR = `CASE WHEN counts AND responded_at IS NULL THEN width_bucket(
  CASE WHEN filed_hour > :asOfHour - 20 THEN floor(date_part('epoch', :asOf::timestamptz - filed_at))::bigint
       WHEN filed_on >= :freshFrom THEN (:asOfHour - filed_hour) * 3600::bigint
       ELSE (:asOfDay::date - filed_on) * 86400::bigint END, :edges::bigint[]) END`;

/**
 * `charged`, as a list of CTEs: the complaints of a condition as they stood at `:asOf`.
 *
 * @param rows condition on `complaints c`, or a join and a condition
 * @param changed the same for those of which something became known since; by default the same complaints
 */
export function chargedWhere(rows: string, changed = rows): string {
  return `standings AS (
    ${standingByRow} ${rows} AND c.known_at <= :asOf
    UNION ALL
    ${standingByEvents} ${changed} AND c.known_at > :asOf
  ), ${charged}`;
}

/** `charged` of complaints whose rows are known to be as of `:asOf`. */
export function chargedRows(rows: string): string {
  return `standings AS (${standingByRow} ${rows}), ${charged}`;
}

/** `charged` of complaints by their events alone. */
export function chargedByEvents(rows: string): string {
  return `standings AS (${standingByEvents} ${rows}), ${charged}`;
}

/** The columns of {@link Counts} added up. */
export const summedColumns = countNames
  .map((name) => `sum(${columnOf(name)})::int AS ${columnOf(name)}`)
  .join(', ');

/** Joins the pairs that `column` says, leaving out rows where it has none. */
export function joinedPairs(key: string, count: string): string {
  return `coalesce(string_agg(rate_pair(${key}, ${count}), '') FILTER (WHERE ${key} IS NOT NULL), '')`;
}
