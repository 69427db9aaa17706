import { readFileSync } from 'node:fs';
import { type DataSource, type EntityManager } from 'typeorm';
import { named } from '../../database/named.js';
import { countNames, notCounted } from '../numbers/response-rate.js';
import { edges } from '../numbers/waits.js';
import { ANSWERED_IN, chargedRows, columnOf, countColumns, joinedPairs, summedColumns } from './counted.js';
import { watermark } from '../question/watermark.js';

const read = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
const counts = countNames.map(columnOf).join(', ');

const staleDaysSql = read('stale-days');
const addUpMonthsSql = read('add-up-months')
  .replaceAll('{{sums}}', summedColumns)
  .replaceAll('{{counts}}', counts);
const countDaysSql = `
  WITH days AS (
    SELECT * FROM json_to_recordset(:days) AS day(office text, "filedOn" date)
  ), ${chargedRows(`
    JOIN days ON coalesce(c.owner_office, 'triage') = days.office AND c.filed_on = days."filedOn"
    WHERE c.city_prefix = :city`)}, sorted AS (
    SELECT filed_on, office, CASE WHEN open THEN '00000000-0000-0000-0000-000000000000' ELSE person_id END AS person_id, open,
           ${ANSWERED_IN} AS answered_in,
           CASE WHEN counts AND responded_at IS NULL THEN filed_hour END AS waiting_since,
           ${countColumns}, bool_or(demo) AS demo, min(due_at) AS next_due_at, max(charged_on) AS charged_until
    FROM charged
    GROUP BY 1, 2, 3, 4, 5, 6
  )
  INSERT INTO rate_days (city_prefix, filed_on, office, person_id, open, ${counts}, demo, next_due_at, charged_until, answered_in, waiting_since)
  SELECT :city, filed_on, office, person_id, open, ${summedColumns}, bool_or(demo),
         CASE WHEN open THEN min(next_due_at) END, CASE WHEN NOT open THEN max(charged_until) END,
         ${joinedPairs('answered_in', 'received')}, ${joinedPairs('waiting_since', 'received')}
  FROM sorted
  GROUP BY filed_on, office, person_id, open`;

/** One at a time: the lock that whoever folds holds. */
const FOLDING = 0x7a47e5;

interface StaleDay {
  readonly cityPrefix: string;
  readonly office: string;
  readonly filedOn: string;
}

/**
 * Counts anew the days and offices that are out of date, each from the rows of its
 * complaints, and adds up their months. What is not folded yet is counted when a
 * question is asked, so this makes answers fast and never different.
 *
 * @returns how many days of an office were counted; 0 also while another process folds
 */
export async function refreshAggregates(db: DataSource, atMost: number): Promise<number> {
  // Before the snapshot, so that all of it is in there.
  const asOf = await watermark(db.manager);
  return db.transaction('REPEATABLE READ', async (manager) => {
    const [lock] = await manager.query<[{ mine: boolean }]>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      FOLDING,
    ]);
    if (!lock.mine) return 0;
    const stale = await manager.query<StaleDay[]>(...named(staleDaysSql, { asOf, atMost }));
    for (const city of new Set(stale.map(({ cityPrefix }) => cityPrefix))) {
      await foldCity(
        manager,
        city,
        stale.filter(({ cityPrefix }) => cityPrefix === city),
        asOf,
      );
    }
    if (stale.length > 0)
      await manager.query('UPDATE rate_settled SET settled_at = $1 WHERE settled_at < $1', [asOf]);
    return stale.length;
  });
}

async function foldCity(manager: EntityManager, city: string, stale: StaleDay[], asOf: Date): Promise<void> {
  const [{ zone }] = await manager.query<[{ zone: string }]>(
    'SELECT time_zone AS zone FROM cities WHERE prefix = $1',
    [city],
  );
  const days = JSON.stringify(stale);
  const months = JSON.stringify(monthsOf(stale));
  for (const table of ['rate_marks', 'rate_days']) {
    await manager.query(
      `DELETE FROM ${table} USING json_to_recordset($1) AS day(office text, "filedOn" date)
       WHERE ${table}.city_prefix = $2 AND ${table}.filed_on = day."filedOn" AND ${table}.office = day.office`,
      [days, city],
    );
  }
  await manager.query(...named(countDaysSql, { city, days, asOf, zone, edges, notCounted, byPerson: true }));
  await manager.query(
    `DELETE FROM rate_months USING json_to_recordset($1) AS month(office text, month date)
     WHERE rate_months.city_prefix = $2 AND rate_months.month = month.month AND rate_months.office = month.office`,
    [months, city],
  );
  await manager.query(...named(addUpMonthsSql, { city, months }));
  await manager.query(
    `INSERT INTO rate_slices (city_prefix, grain, first_day)
     SELECT DISTINCT $3, 'day', "filedOn" FROM json_to_recordset($1) AS day("filedOn" date)
     UNION ALL
     SELECT DISTINCT $3, 'month', month FROM json_to_recordset($2) AS month(month date)
     ON CONFLICT (city_prefix, grain, first_day) DO UPDATE SET version = rate_slices.version + 1`,
    [days, months, city],
  );
}

function monthsOf(stale: readonly StaleDay[]): { office: string; month: string }[] {
  const months = stale.map(({ office, filedOn }) => ({ office, month: `${filedOn.slice(0, 7)}-01` }));
  return [...new Map(months.map((each) => [`${each.office} ${each.month}`, each])).values()];
}
