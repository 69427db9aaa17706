import { type EntityManager } from 'typeorm';
import { addDays, type Day } from '../../common/city-time.js';
import { named } from '../../database/named.js';
import { columnsOf, type Dimension } from '../dimensions.js';
import { NOBODY, type Question } from '../question.js';
import {
  ANSWERED_IN,
  chargedRows,
  chargedWhere,
  columnOf,
  countColumns,
  joinedPairs,
  summedColumns,
  WAITING_FOR,
} from './counted.js';
import { freshFrom, hourOf, valuesOf } from './moments.js';
import { countNames } from '../numbers/response-rate.js';
import { type Counted, countedOf, type CountedRow, eachPair, putWait } from './tally.js';

/** What rate_days and rate_months know apart. */
const KEPT: readonly Dimension[] = [
  'kelurahan',
  'kecamatan',
  'city',
  'lurah',
  'day',
  'week',
  'month',
  'quarter',
];
const DAY = 86_400;
/** A pair keeps so much of an hour's number: seven years of hours. */
const LOWER_BITS = 0xffff;

/** Whether a question as of now can be answered from the kept counts. */
export function isKept({ by, category, channel, unit, chargedFrom, chargedTo }: Question): boolean {
  return (
    [category, channel, unit, chargedFrom, chargedTo].every((filter) => filter === undefined) &&
    by.every((each) => KEPT.includes(each))
  );
}

/**
 * Counts by what is kept: months, days where months are only part of the period
 * or out of date, and the complaints themselves where a day is. One statement,
 * so one moment.
 */
export async function countKept(manager: EntityManager, question: Question): Promise<Counted[]> {
  const { by, person } = question;
  const byPerson = by.includes('lurah') || person !== undefined;
  const { names, expressions } = columnsOf(byPerson && !by.includes('lurah') ? [...by, 'lurah'] : by);
  const rows = await manager.query<KeptRow[]>(
    ...named(keptSql(names, expressions), {
      ...valuesOf(question),
      ...wholeMonths(question),
      ...exactFrom(question),
    }),
  );
  const holders = byPerson ? await holdersAt(manager, question) : undefined;
  return rows
    .map((row) => keptOf(row, question, names, holders))
    .filter(({ keys }) => person === undefined || keys.person === person);
}

interface KeptRow extends CountedRow {
  readonly open: boolean;
  /** Hour of filing since 1970, unanswered complaints. */
  readonly waiting_hours: Buffer;
  /** Day of filing since 1970, unanswered complaints. */
  readonly waiting_days: Buffer;
}

function keptOf(
  row: KeptRow,
  { asOf, asOfDay }: Question,
  names: readonly string[],
  holders: ReadonlyMap<string, string> | undefined,
): Counted {
  const holder = holders && row.open && { person: holders.get(row.office as string) ?? NOBODY };
  const counted = countedOf({ ...row, ...holder }, names);
  const today = Date.parse(asOfDay) / 1000 / DAY;
  const thisHour = hourOf(asOf);
  eachPair(row.waiting_days, (day, count) => putWait(counted.waits, (today - day) * DAY, count));
  eachPair(row.waiting_hours, (hour, count) => {
    const since = (thisHour - hour) & LOWER_BITS;
    // Those of the last 20 hours come by the second, from their complaints.
    if (since >= 20) putWait(counted.waits, since * 3600, count);
  });
  return counted;
}

/** The months that lie wholly in the period and are old enough for waits by the day; none where days are asked for. */
function wholeMonths(question: Question): { firstMonth: Day; endMonth: Day } {
  const { from, to, by } = question;
  const [monthOfFrom, end] = [`${from.slice(0, 7)}-01`, [to, freshFrom(question)].sort()[0] ?? to];
  const firstMonth = monthOfFrom === from ? from : `${addDays(monthOfFrom, 31).slice(0, 7)}-01`;
  const endMonth = `${end.slice(0, 7)}-01`;
  const none = endMonth <= firstMonth || by.some((each) => each === 'day' || each === 'week');
  return none ? { firstMonth: from, endMonth: from } : { firstMonth, endMonth };
}

function exactFrom({ asOf }: Question): { exactFrom: Date } {
  return { exactFrom: new Date((hourOf(asOf) - 19) * 3_600_000) };
}

/** Who holds each office at `asOf`, so far as was known. */
async function holdersAt(manager: EntityManager, { asOf, asOfDay }: Question): Promise<Map<string, string>> {
  const rows = await manager.query<{ office: string; person: string }[]>(
    `SELECT office_code AS office, person_id AS person FROM tenure_versions
     WHERE known_at <= $1 AND superseded_at > $1 AND from_day <= $2 AND (until_day IS NULL OR until_day > $2)`,
    [asOf, asOfDay],
  );
  return new Map(rows.map(({ office, person }) => [office, person]));
}

function keptSql(names: readonly string[], expressions: readonly string[]): string {
  const counts = countNames.map(columnOf).join(', ');
  const keys = expressions.map((expression, index) => `${expression} AS "${names[index]}", `).join('');
  const places = names.map((_, index) => index + 1);
  const grouped = places.length > 0 ? `GROUP BY ${places.join(', ')}` : 'HAVING count(*) > 0';
  const sorted = (waiting: string): string => `
    SELECT ${keys} ${ANSWERED_IN} AS answered_in, ${waiting} AS waiting_for, ${countColumns}, bool_or(demo) AS demo
    FROM charged
    WHERE :offices::text[] IS NULL OR office = ANY (:offices)
    GROUP BY ${[...names, 1, 1].map((_, index) => index + 1).join(', ')}`;
  const quoted = names.map((name) => `"${name}", `).join('');
  return `
    WITH stale AS MATERIALIZED (
      SELECT office, filed_on FROM rate_marks WHERE city_prefix = :city AND filed_on >= :from AND filed_on < :to
      UNION
      SELECT office, filed_on FROM rate_days
      WHERE open AND next_due_at < :asOf AND city_prefix = :city AND filed_on >= :from AND filed_on < :to
    ), spoilt AS MATERIALIZED (
      SELECT DISTINCT office, date_trunc('month', filed_on)::date AS month
      FROM stale
      WHERE filed_on >= :firstMonth::date AND filed_on < :endMonth::date
    ), days AS (
      SELECT * FROM rate_days
      WHERE city_prefix = :city AND (filed_on >= :from AND filed_on < :firstMonth OR filed_on >= :endMonth AND filed_on < :to)
      UNION ALL
      SELECT d.*
      FROM spoilt
      JOIN rate_days d ON d.office = spoilt.office AND d.filed_on >= spoilt.month AND d.filed_on < spoilt.month + interval '1 month'
      WHERE d.city_prefix = :city
    ), kept AS (
      SELECT filed_on, office, person_id, open, ${counts}, demo, answered_in,
             CASE WHEN filed_on >= :freshFrom THEN waiting_since ELSE '' END AS waiting_hours,
             CASE WHEN filed_on >= :freshFrom OR overdue + pending = 0 THEN ''
                  ELSE rate_pair(filed_on - date '1970-01-01', overdue + pending) END AS waiting_days
      FROM days
      WHERE NOT EXISTS (SELECT FROM stale WHERE stale.office = days.office AND stale.filed_on = days.filed_on)
      UNION ALL
      SELECT month, office, person_id, open, ${counts}, demo, answered_in, '', waiting_since
      FROM rate_months
      WHERE city_prefix = :city AND month >= :firstMonth AND month < :endMonth
        AND NOT EXISTS (SELECT FROM spoilt WHERE spoilt.office = rate_months.office AND spoilt.month = rate_months.month)
    ), live AS (
      WITH ${chargedWhere(
        `JOIN stale ON coalesce(c.owner_office, 'triage') = stale.office AND c.filed_on = stale.filed_on WHERE c.city_prefix = :city`,
        `WHERE c.id IN (SELECT complaint_id FROM rate_marks WHERE known_at > :asOf)
           AND c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to`,
      )}
      ${sorted(WAITING_FOR)}
    ), recent AS (
      WITH ${chargedRows(`
        WHERE c.city_prefix = :city AND c.first_responded_at IS NULL AND c.filed_at >= :exactFrom
          AND c.filed_on >= :from AND c.filed_on < :to
          AND NOT EXISTS (SELECT FROM stale WHERE stale.office = coalesce(c.owner_office, 'triage') AND stale.filed_on = c.filed_on)`)}
      ${sorted(WAITING_FOR)}
    )
    SELECT ${keys} ${summedColumns}, bool_or(demo) AS demo, string_agg(answered_in, '') AS answered_in, ''::bytea AS waiting_for,
           string_agg(waiting_hours, '') AS waiting_hours, string_agg(waiting_days, '') AS waiting_days,
           open
    FROM kept
    WHERE :offices::text[] IS NULL OR office = ANY (:offices)
    GROUP BY ${[...places, 'open'].join(', ')}
    UNION ALL
    SELECT ${quoted} ${summedColumns}, bool_or(demo), ${joinedPairs('answered_in', 'received')}, ${joinedPairs('waiting_for', 'received')},
           '', '', false
    FROM live
    ${grouped}
    UNION ALL
    SELECT ${quoted} ${countNames.map(() => '0').join(', ')}, false, '', ${joinedPairs('waiting_for', 'received')}, '', '', false
    FROM recent
    ${grouped}`;
}
