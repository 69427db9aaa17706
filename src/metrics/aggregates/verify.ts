import { type DataSource, type EntityManager } from 'typeorm';
import { addDays } from '../../common/city-time.js';
import { type ReportStep } from '../../common/steps.js';
import { named } from '../../database/named.js';
import { countNames, notCounted } from '../numbers/response-rate.js';
import { edges } from '../numbers/waits.js';
import {
  ANSWERED_IN,
  chargedByEvents,
  columnOf,
  countColumns,
  joinedPairs,
  standingByEvents,
  standingByRow,
  summedColumns,
} from './counted.js';
import { watermark } from '../question/watermark.js';

const OF_MONTH =
  'WHERE c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to AND c.known_at <= :asOf';
const counts = countNames.map(columnOf).join(', ');

/** The pairs of a column in one order, each key once, as text. */
const ordered = (column: string): string =>
  `(SELECT coalesce(string_agg(key || ':' || count, ' ' ORDER BY key), '') FROM
     (SELECT key, sum(count) AS count FROM rate_pairs(${column}) GROUP BY key) pair)`;

const differingRowsSql = `
  WITH by_row AS (${standingByRow} ${OF_MONTH}), by_events AS (${standingByEvents} ${OF_MONTH}),
  differing AS ((TABLE by_row EXCEPT TABLE by_events) UNION (TABLE by_events EXCEPT TABLE by_row))
  SELECT (SELECT count(*) FROM by_row)::int AS checked,
         ARRAY(SELECT number FROM complaints WHERE id IN (SELECT id FROM differing) ORDER BY number) AS differing`;

const differingDaysSql = `
  WITH ${chargedByEvents(OF_MONTH)}, sorted AS (
    SELECT filed_on, office, CASE WHEN open THEN '00000000-0000-0000-0000-000000000000' ELSE person_id END AS person_id, open,
           ${ANSWERED_IN} AS answered_in, CASE WHEN counts AND responded_at IS NULL THEN filed_hour END AS waiting_since,
           ${countColumns}, bool_or(demo) AS demo
    FROM charged
    GROUP BY 1, 2, 3, 4, 5, 6
  ), expected AS (
    SELECT filed_on, office, person_id, open, ${summedColumns}, bool_or(demo) AS demo,
           ${joinedPairs('answered_in', 'received')} AS answered_in, ${joinedPairs('waiting_since', 'received')} AS waiting_since
    FROM sorted
    GROUP BY 1, 2, 3, 4
  ), stale AS (
    SELECT office, filed_on FROM rate_marks WHERE city_prefix = :city
    UNION
    SELECT office, filed_on FROM rate_days WHERE city_prefix = :city AND open AND next_due_at < :asOf
  ), counted AS (
    SELECT filed_on, office, person_id, open, ${counts}, demo, ${ordered('answered_in')}, ${ordered('waiting_since')} FROM expected
  ), kept AS (
    SELECT filed_on, office, person_id, open, ${counts}, demo, ${ordered('answered_in')}, ${ordered('waiting_since')} FROM rate_days
    WHERE city_prefix = :city AND filed_on >= :from AND filed_on < :to
  ), differing AS ((TABLE counted EXCEPT TABLE kept) UNION (TABLE kept EXCEPT TABLE counted))
  SELECT (SELECT count(*) FROM kept)::int AS checked,
         ARRAY(SELECT DISTINCT filed_on || ' ' || office FROM differing
               WHERE NOT EXISTS (SELECT FROM stale WHERE stale.office = differing.office AND stale.filed_on = differing.filed_on)
               ORDER BY 1) AS differing`;

const differingMonthsSql = `
  WITH added AS (
    SELECT office, person_id, open, ${summedColumns}, bool_or(demo) AS demo,
           string_agg(answered_in, '') AS answered_in,
           coalesce(string_agg(rate_pair(filed_on - date '1970-01-01', overdue + pending), '') FILTER (WHERE overdue + pending > 0), '') AS waiting_since
    FROM rate_days
    WHERE city_prefix = :city AND filed_on >= :from AND filed_on < :to
    GROUP BY 1, 2, 3
  ), counted AS (
    SELECT office, person_id, open, ${counts}, demo, ${ordered('answered_in')}, ${ordered('waiting_since')} FROM added
  ), kept AS (
    SELECT office, person_id, open, ${counts}, demo, ${ordered('answered_in')}, ${ordered('waiting_since')} FROM rate_months
    WHERE city_prefix = :city AND month = :from
  ), differing AS ((TABLE counted EXCEPT TABLE kept) UNION (TABLE kept EXCEPT TABLE counted))
  SELECT (SELECT count(*) FROM kept)::int AS checked,
         ARRAY(SELECT DISTINCT to_char(:from::date, 'YYYY-MM ') || office FROM differing ORDER BY 1) AS differing`;

/** What was compared, how many there are of it, and which say otherwise than the events. */
export interface AggregateDifferences {
  readonly what: 'complaints' | 'days of an office' | 'months of an office';
  readonly checked: number;
  readonly differing: readonly string[];
}

/**
 * Computes everything that numbers are made of anew from the events, and compares:
 * the rows of complaints, and the counts kept by day and by month. What is marked as
 * out of date is not compared: no answer is made of it.
 */
export async function verify(db: DataSource, report: ReportStep): Promise<AggregateDifferences[]> {
  const asOf = await watermark(db.manager);
  return db.transaction('REPEATABLE READ', async (manager) => {
    const months = await monthsOf(manager);
    const found: AggregateDifferences[] = [];
    for (const [index, { city, zone, month }] of months.entries()) {
      const to = `${addDays(month, 31).slice(0, 7)}-01`;
      const values = { city, zone, from: month, to, asOf, edges, notCounted, byPerson: true };
      const compare = async (what: AggregateDifferences['what'], sql: string): Promise<void> => {
        const [row] = await manager.query<[Omit<AggregateDifferences, 'what'>]>(...named(sql, values));
        found.push({ what, ...row });
      };
      await compare('complaints', differingRowsSql);
      await compare('days of an office', differingDaysSql);
      await compare('months of an office', differingMonthsSql);
      report((index + 1) / months.length);
    }
    return addUp(found);
  });
}

function monthsOf(manager: EntityManager): Promise<{ city: string; zone: string; month: string }[]> {
  return manager.query(`
    SELECT prefix AS city, time_zone AS zone, month::date::text AS month
    FROM cities, LATERAL (
      SELECT DISTINCT date_trunc('month', filed_on) AS month FROM complaints WHERE city_prefix = prefix
      UNION
      SELECT month FROM rate_months WHERE city_prefix = prefix) months
    ORDER BY 1, 3`);
}

function addUp(found: readonly AggregateDifferences[]): AggregateDifferences[] {
  return (['complaints', 'days of an office', 'months of an office'] as const).map((what) => {
    const parts = found.filter((each) => each.what === what);
    return {
      what,
      checked: parts.reduce((total, { checked }) => total + checked, 0),
      differing: parts.flatMap(({ differing }) => differing),
    };
  });
}

/** Marks all that is kept as out of date, so that it is counted anew. */
export async function markAll(manager: EntityManager): Promise<void> {
  await manager.query(`
    INSERT INTO rate_marks
      SELECT NULL, city_prefix, coalesce(owner_office, 'triage'), filed_on, max(known_at) FROM complaints GROUP BY 2, 3, 4
      UNION ALL
      SELECT DISTINCT NULL::uuid, city_prefix, office, filed_on, known_now() FROM rate_days`);
}
