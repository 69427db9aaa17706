import { type Counts, countNames } from '../numbers/response-rate.js';

/**
 * Which complaints each number counts, in terms of `charged.sql`. The counts
 * and the lists of the counted complaints both use it.
 */
export const counted: Readonly<Record<keyof Counts, string>> = {
  received: 'counts',
  answered: 'counts AND responded_at IS NOT NULL',
  answeredOnTime: 'counts AND responded_at <= due_at',
  answeredLate: 'counts AND responded_at > due_at',
  overdue: 'counts AND responded_at IS NULL AND due_at < :asOf',
  pending: 'counts AND responded_at IS NULL AND due_at >= :asOf',
  resolved: 'counts AND is_done',
  forwarded: `counts AND status = 'coordinating'`,
  contested: 'counts AND was_resolved AND NOT is_done',
  excludedRejected: 'excluded_rejected',
  merged: 'merged',
};

/** The column of a count. */
export function columnOf(name: keyof Counts): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The columns of all counts. */
export const countColumns = countNames.map(columnOf);

/** The columns that the aggregates have: whoever is pending is not settled. */
export const aggregatedColumns = countColumns.filter((column) => column !== 'pending');

/** All counts of complaints, each as its column, and how many of them are demo data. */
export const countsOfComplaints = `${countNames
  .map((name) => `count(*) FILTER (WHERE ${counted[name]})::int AS ${columnOf(name)}`)
  .join(', ')}, count(*) FILTER (WHERE demo)::int AS demo`;

/** The sum of each of these columns, under the same name. */
export function sumsOf(columns: readonly string[]): string {
  return columns.map((column) => `sum(${column})::int AS ${column}`).join(', ');
}

/** Time to the first response of an answered complaint, as a bucket of `waits.ts`. */
export const ANSWERED_IN = `CASE WHEN ${counted.answered} THEN
  width_bucket(floor(date_part('epoch', responded_at - filed_at))::bigint, :edges::bigint[]) END`;

/** How long complaints of a day of filing have waited, as a bucket, where waits are taken by the day. */
export const WAITING_DAYS = `width_bucket((:asOfDay::date - filed_on) * 86400::bigint, :edges::bigint[])`;

/**
 * How long an unanswered complaint has waited at `:asOf`, as a bucket: by the second for three weeks, by the day after
 * that, which needs no more than counts by day and is at most a bucket off.
 */
export const WAITING_FOR = `CASE WHEN counts AND responded_at IS NULL THEN
  CASE WHEN filed_on >= :secondsFrom
         THEN width_bucket(floor(date_part('epoch', :asOf::timestamptz - filed_at))::bigint, :edges::bigint[])
       ELSE ${WAITING_DAYS} END END`;

/** Each complaint by itself, in seconds: how long the answers took, and how long the unanswered have waited. */
export const DURATIONS = `
  json_agg(date_part('epoch', responded_at - filed_at)) FILTER (WHERE ${counted.answered}) AS answered,
  json_agg(date_part('epoch', :asOf::timestamptz - filed_at)) FILTER (WHERE counts AND responded_at IS NULL) AS unanswered`;
