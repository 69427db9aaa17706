import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { addDays, type Day } from '../../common/city-time.js';
import { type ReportStep } from '../../common/steps.js';
import { named } from '../../database/named.js';
import { NOBODY } from '../question/question.js';
import { watermark } from '../question/watermark.js';
import { chargedByEvents, statesByEvents, statesByRow } from './charged.js';
import { aggregatedColumns, ANSWERED_IN, counted, countsOfComplaints, sumsOf } from './counted.js';
import { definitionValues, unsettledFrom } from './statement-values.js';

const OF_MONTH =
  'WHERE c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to AND c.known_at <= :asOf';
const COLUMNS = [...aggregatedColumns, 'demo'].join(', ');
const SUMS = sumsOf([...aggregatedColumns, 'demo']);

/** Rows of two tables that are not in both. */
const differing = (one: string, other: string): string =>
  `(TABLE ${one} EXCEPT TABLE ${other}) UNION (TABLE ${other} EXCEPT TABLE ${one})`;

const COMPLAINTS = `
  WITH by_row AS (${statesByRow} ${OF_MONTH}), by_events AS (${statesByEvents} ${OF_MONTH}),
  differing AS (${differing('by_row', 'by_events')})
  SELECT (SELECT count(*) FROM by_row)::int AS checked,
         ARRAY(SELECT number FROM complaints WHERE id IN (SELECT id FROM differing) ORDER BY number) AS differing`;

const STORED_DAYS = `
  city_prefix = :city AND grain = 'day' AND office <> '' AND first_day >= :from AND first_day < :to`;
const DAYS = `
  WITH ${chargedByEvents(OF_MONTH)}, settled AS (
    SELECT * FROM charged WHERE responded_at IS NOT NULL OR greatest(due_at, filed_at) < :unsettledFrom
  ), expected AS (
    SELECT filed_on, office, person_id, ${COLUMNS}
    FROM (SELECT filed_on, office, person_id, ${countsOfComplaints} FROM settled GROUP BY 1, 2, 3) each_day
  ), stored AS (
    SELECT first_day, office, person_id, ${COLUMNS} FROM aggregates WHERE ${STORED_DAYS}
  ), expected_times AS (
    SELECT filed_on, office, person_id, ${ANSWERED_IN} AS bucket, count(*)::int FROM settled WHERE ${counted.answered} GROUP BY 1, 2, 3, 4
  ), stored_times AS (
    SELECT first_day, office, person_id, bucket::int, answered FROM aggregate_times WHERE ${STORED_DAYS}
  ), days AS (
    SELECT filed_on, office FROM (${differing('expected', 'stored')}) counts
    UNION
    SELECT filed_on, office FROM (${differing('expected_times', 'stored_times')}) times
  )
  SELECT (SELECT count(*) FROM stored)::int AS checked,
         ARRAY(SELECT filed_on || ' ' || office FROM days
               WHERE NOT EXISTS (SELECT FROM aggregate_dirty_days dirty WHERE dirty.city_prefix = :city
                                 AND dirty.office = days.office AND dirty.filed_on = days.filed_on)
               ORDER BY 1) AS differing`;

/** Compares sums with the days of offices that they are made of. */
const sumsSql = (grain: 'day' | 'month', ofCity: boolean): string => {
  const firstDay = grain === 'day' ? 'first_day' : `date_trunc('month', first_day)::date`;
  const keys = ofCity
    ? `${firstDay} AS day, '' AS office, '${NOBODY}'::uuid AS person_id`
    : `${firstDay} AS day, office, person_id`;
  const stored = `
    city_prefix = :city AND grain = '${grain}' AND first_day >= :from AND first_day < :to AND office ${ofCity ? '=' : '<>'} ''`;
  return `
    WITH expected AS (
      SELECT ${keys}, ${SUMS} FROM aggregates WHERE ${STORED_DAYS} GROUP BY 1, 2, 3
    ), stored AS (
      SELECT first_day, office, person_id, ${COLUMNS} FROM aggregates WHERE ${stored}
    ), expected_times AS (
      SELECT ${keys}, bucket, sum(answered)::int FROM aggregate_times WHERE ${STORED_DAYS} GROUP BY 1, 2, 3, 4
    ), stored_times AS (
      SELECT first_day, office, person_id, bucket, answered FROM aggregate_times WHERE ${stored}
    ), sums AS (
      SELECT day, office FROM (${differing('expected', 'stored')}) counts
      UNION
      SELECT day, office FROM (${differing('expected_times', 'stored_times')}) times
    )
    SELECT (SELECT count(*) FROM stored)::int AS checked,
           ARRAY(SELECT rtrim(to_char(day, '${grain === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM'} ') || office) FROM sums ORDER BY 1) AS differing`;
};

const COMPARISONS = {
  complaints: [COMPLAINTS],
  'days of an office': [DAYS],
  'months of an office': [sumsSql('month', false)],
  'days and months of the city': [sumsSql('day', true), sumsSql('month', true)],
} as const;

type Compared = keyof typeof COMPARISONS;

/** What was compared, how many there are of it, and which say otherwise than the events. */
export interface AggregateDifferences {
  readonly what: Compared;
  readonly checked: number;
  readonly differing: readonly string[];
}

interface CityMonth {
  readonly city: string;
  readonly zone: string;
  readonly month: Day;
}

/** Computes everything that numbers are made of anew from the events, and compares. */
@Injectable()
export class VerifyRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * Compares the rows of complaints with their events, the days of offices with
   * the complaints, and all sums with these days. A dirty day is not compared: no
   * answer is made of it.
   */
  async verify(report: ReportStep): Promise<AggregateDifferences[]> {
    const asOf = await watermark(this.db.manager);
    return this.db.transaction('REPEATABLE READ', async (manager) => {
      const [{ settledAt }] = await manager.query<[{ settledAt: Date }]>(
        'SELECT settled_at AS "settledAt" FROM aggregate_watermark',
      );
      const months = await monthsOf(manager);
      const found: AggregateDifferences[] = [];
      for (const [index, month] of months.entries()) {
        found.push(...(await compareMonth(manager, month, { asOf, settledAt })));
        report((index + 1) / months.length);
      }
      return addUp(found);
    });
  }
}

async function compareMonth(
  manager: EntityManager,
  { city, zone, month }: CityMonth,
  { asOf, settledAt }: { asOf: Date; settledAt: Date },
): Promise<AggregateDifferences[]> {
  const to = `${addDays(month, 31).slice(0, 7)}-01`;
  const values = {
    ...definitionValues(settledAt, zone),
    unsettledFrom: unsettledFrom(settledAt),
    byPerson: true,
    city,
    from: month,
    to,
  };
  const found: AggregateDifferences[] = [];
  for (const what of Object.keys(COMPARISONS) as Compared[]) {
    for (const sql of COMPARISONS[what]) {
      const [row] = await manager.query<[Omit<AggregateDifferences, 'what'>]>(
        ...named(sql, what === 'complaints' ? { ...values, asOf } : values),
      );
      found.push({ what, ...row });
    }
  }
  return found;
}

function monthsOf(manager: EntityManager): Promise<CityMonth[]> {
  return manager.query(`
    SELECT prefix AS city, time_zone AS zone, month::date::text AS month
    FROM cities, LATERAL (
      SELECT DISTINCT date_trunc('month', filed_on)::date AS month FROM complaints WHERE city_prefix = prefix
      UNION
      SELECT first_day FROM aggregates WHERE city_prefix = prefix AND grain = 'month') months
    ORDER BY 1, 3`);
}

function addUp(found: readonly AggregateDifferences[]): AggregateDifferences[] {
  return (Object.keys(COMPARISONS) as Compared[]).map((what) => {
    const parts = found.filter((each) => each.what === what);
    return {
      what,
      checked: parts.reduce((total, { checked }) => total + checked, 0),
      differing: parts.flatMap(({ differing: names }) => names),
    };
  });
}
