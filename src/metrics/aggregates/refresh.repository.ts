import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { named } from '../../database/named.js';
import { NOBODY } from '../question/question.js';
import { watermark } from '../question/watermark.js';
import { CHARGED_TO, chargedOfStates, statesByRow } from './charged.js';
import { aggregatedColumns, ANSWERED_IN, counted, countsOfComplaints, sumsOf } from './counted.js';
import { definitionValues, unsettledFrom } from './statement-values.js';

/** The advisory lock of a refresh: one process refreshes at a time. */
const REFRESH_LOCK = 0x7a47e5;
const TABLES = ['aggregates', 'aggregate_times'] as const;
const COLUMNS = [...aggregatedColumns, 'demo'].join(', ');

/** Marks the days of complaints that settle from one instant to another. */
const MARK_SETTLING = `
  INSERT INTO aggregate_dirty_days
  SELECT DISTINCT NULL::uuid, c.city_prefix, ${CHARGED_TO}, c.filed_on, :asOf::timestamptz
  FROM cities
  JOIN complaints c ON city_prefix = prefix AND first_responded_at IS NULL
    AND greatest(first_response_due_at, filed_at) >= :settledFrom AND greatest(first_response_due_at, filed_at) < :unsettledFrom
  WHERE NOT EXISTS (
    SELECT FROM aggregate_dirty_days dirty
    WHERE dirty.city_prefix = c.city_prefix AND dirty.filed_on = c.filed_on AND dirty.office = ${CHARGED_TO})`;

/** Dirty days of which all that made them dirty is known at the instant. */
const DIRTY_DAYS = `
  SELECT city_prefix AS city, office, filed_on::text AS "filedOn"
  FROM aggregate_dirty_days
  GROUP BY 1, 2, 3
  HAVING max(known_at) <= :asOf
  ORDER BY 1, 3, 2
  LIMIT :atMost`;

const DAYS = `json_to_recordset(:days) AS day(office text, "filedOn" date)`;
const MONTHS = `(SELECT DISTINCT office, date_trunc('month', "filedOn")::date AS month FROM ${DAYS}
  UNION SELECT DISTINCT '', date_trunc('month', "filedOn")::date FROM ${DAYS})`;

const DELETE_MARKS = `
  DELETE FROM aggregate_dirty_days dirty USING ${DAYS}
  WHERE dirty.city_prefix = :city AND dirty.filed_on = day."filedOn" AND dirty.office = day.office`;

const deleteDays = (table: string): string => `
  DELETE FROM ${table} stored USING (SELECT office, "filedOn" FROM ${DAYS} UNION SELECT DISTINCT '', "filedOn" FROM ${DAYS}) day
  WHERE city_prefix = :city AND grain = 'day' AND first_day = day."filedOn" AND stored.office = day.office`;

const deleteMonths = (table: string): string => `
  DELETE FROM ${table} stored USING ${MONTHS} month
  WHERE city_prefix = :city AND grain = 'month' AND first_day = month.month AND stored.office = month.office`;

/** The settled complaints of these days of an office, as `charged`. */
const chargedOfDays = chargedOfStates(`
  ${statesByRow} JOIN ${DAYS} ON ${CHARGED_TO} = day.office AND c.filed_on = day."filedOn"
  WHERE c.city_prefix = :city
    AND (c.first_responded_at IS NOT NULL OR greatest(c.first_response_due_at, c.filed_at) < :unsettledFrom)`);

const COUNT_DAYS = `
  INSERT INTO aggregates (city_prefix, grain, first_day, office, person_id, ${COLUMNS}, charged_until)
  SELECT :city, 'day', filed_on, office, person_id, ${COLUMNS}, charged_until
  FROM (WITH ${chargedOfDays}
        SELECT filed_on, office, person_id, ${countsOfComplaints}, max(charged_on) AS charged_until
        FROM charged GROUP BY 1, 2, 3) counted`;

const COUNT_TIMES_OF_DAYS = `
  INSERT INTO aggregate_times
  WITH ${chargedOfDays}
  SELECT :city, 'day', filed_on, office, person_id, ${ANSWERED_IN}, count(*)
  FROM charged
  WHERE ${counted.answered}
  GROUP BY 3, 4, 5, 6`;

/** Adds up aggregates of days, to those of the whole city and to those of months. */
function addUp(grain: 'day' | 'month', firstDay: string, person: string, days: string): string[] {
  return [
    `INSERT INTO aggregates (city_prefix, grain, first_day, office, person_id, ${COLUMNS})
     SELECT :city, '${grain}', ${firstDay}, day.office, ${person}, ${sumsOf([...aggregatedColumns, 'demo'])}
     FROM ${days.replace('{{table}}', 'aggregates')} GROUP BY 3, 4, 5`,
    `INSERT INTO aggregate_times
     SELECT :city, '${grain}', ${firstDay}, day.office, ${person}, bucket, sum(answered)
     FROM ${days.replace('{{table}}', 'aggregate_times')} GROUP BY 3, 4, 5, 6`,
  ];
}

const ADD_UP_CITY = addUp(
  'day',
  'stored.first_day',
  `'${NOBODY}'::uuid`,
  `(SELECT DISTINCT '' AS office, "filedOn" FROM ${DAYS}) day
   JOIN {{table}} stored ON city_prefix = :city AND grain = 'day' AND first_day = day."filedOn" AND stored.office <> ''`,
);
const ADD_UP_MONTHS = addUp(
  'month',
  'day.month',
  'stored.person_id',
  `${MONTHS} day
   JOIN {{table}} stored ON city_prefix = :city AND grain = 'day' AND first_day >= day.month
     AND first_day < (day.month + interval '1 month')::date AND stored.office = day.office`,
);

/** All that a refresh does with the dirty days of a city. */
const REFRESH_CITY = [
  DELETE_MARKS,
  ...TABLES.flatMap((table) => [deleteDays(table), deleteMonths(table)]),
  COUNT_DAYS,
  COUNT_TIMES_OF_DAYS,
  ...ADD_UP_CITY,
  ...ADD_UP_MONTHS,
];

interface DirtyDay {
  readonly city: string;
  readonly office: string;
  readonly filedOn: string;
}

/**
 * Brings aggregates up to date. What is not refreshed yet is counted when a
 * question is asked, so a refresh makes answers fast and never different.
 */
@Injectable()
export class RefreshRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * Counts dirty days of offices anew from the rows of their complaints, and adds up their months and their city.
   *
   * @param atMost days of an office at once
   * @returns how many were counted; 0 also while another process refreshes
   */
  async refresh(atMost: number): Promise<number> {
    // Before the snapshot, so that all of it is in there.
    const asOf = await watermark(this.db.manager);
    return this.db.transaction('REPEATABLE READ', async (manager) => {
      const [lock] = await manager.query<[{ mine: boolean }]>(
        'SELECT pg_try_advisory_xact_lock($1) AS mine',
        [REFRESH_LOCK],
      );
      if (!lock.mine) return 0;
      const [{ settledAt }] = await manager.query<[{ settledAt: Date }]>(
        'SELECT settled_at AS "settledAt" FROM aggregate_watermark',
      );
      // Another process has refreshed since, as of a later instant.
      if (settledAt > asOf) return 0;
      const settling = { settledFrom: unsettledFrom(settledAt), unsettledFrom: unsettledFrom(asOf) };
      await manager.query(...named(MARK_SETTLING, { asOf, ...settling }));
      const days = await manager.query<DirtyDay[]>(...named(DIRTY_DAYS, { asOf, atMost }));
      if (days.length > 0)
        await manager.query('UPDATE aggregate_watermark SET settled_at = $1, refreshes = refreshes + 1', [
          asOf,
        ]);
      for (const city of new Set(days.map((day) => day.city)))
        await this.refreshCity(
          manager,
          city,
          days.filter((day) => day.city === city),
          asOf,
        );
      return days.length;
    });
  }

  private async refreshCity(
    manager: EntityManager,
    city: string,
    days: readonly DirtyDay[],
    asOf: Date,
  ): Promise<void> {
    const [{ zone }] = await manager.query<[{ zone: string }]>(
      'SELECT time_zone AS zone FROM cities WHERE prefix = $1',
      [city],
    );
    const values = {
      ...definitionValues(asOf, zone),
      unsettledFrom: unsettledFrom(asOf),
      byPerson: true,
      city,
      days: JSON.stringify(days),
    };
    for (const sql of REFRESH_CITY) await manager.query(...named(sql, values));
  }

  /** Marks everything as dirty, so that it is counted anew. */
  async markAll(): Promise<void> {
    await this.db.query(`
      INSERT INTO aggregate_dirty_days
      SELECT NULL, city_prefix, ${CHARGED_TO}, filed_on, max(known_at) FROM complaints c GROUP BY 2, 3, 4
      UNION ALL
      SELECT DISTINCT NULL::uuid, city_prefix, office, first_day, known_now() FROM aggregates WHERE grain = 'day' AND office <> ''`);
  }
}
