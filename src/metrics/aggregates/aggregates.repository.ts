import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { mapInTurns } from '../../common/in-turns.js';
import { named } from '../../database/named.js';
import { prepared } from '../../database/prepared.js';
import { columnsOf } from '../question/dimensions.js';
import { type Question } from '../question/question.js';
import { aggregatedColumns, WAITING_DAYS } from './counted.js';
import { chargedOfStates, statesByEvents, statesByRow } from './charged.js';
import { type CountedGroup, countedGroupOf, type CountedRow } from './counted-group.js';
import { groupedSql, type Keys, quoted, selected, talliedSql, timesOfTally } from './grouped-sql.js';
import { unsettledFrom, valuesOf } from './statement-values.js';
import { type AggregatePlan } from './aggregate-plan.js';

/** What the aggregates are worth to a question. */
export interface AggregateState {
  /** Complaints are settled in them as of this instant, and nothing known later is in them. */
  readonly settledAt: Date;
  /** What made days of the question dirty; one more than asked for where it is too much. */
  readonly dirty: number;
  /** Something about these days is stored that became known after `asOf`. */
  readonly knowsMore: boolean;
}

const IN_PERIOD = 'city_prefix = :city AND filed_on >= :from AND filed_on < :to';

const STATE = `
  SELECT settled_at AS "settledAt",
         (SELECT count(*) FROM (SELECT FROM aggregate_dirty_days WHERE ${IN_PERIOD} LIMIT :atMost + 1) mark)::int AS dirty,
         EXISTS (SELECT FROM aggregate_dirty_days WHERE ${IN_PERIOD} AND known_at > :asOf) AS "knowsMore"
  FROM aggregate_watermark`;

/** The days of an office that are counted complaint by complaint. */
const DIRTY = `
  dirty AS MATERIALIZED (
    SELECT DISTINCT office, filed_on FROM aggregate_dirty_days WHERE ${IN_PERIOD}
  )`;

/** The parts of the period: whole months, and the days before and after them. */
const PARTS = `
  (VALUES ('month', :monthsFrom::date, :monthsTo::date),
          ('day', :from::date, :monthsFrom::date),
          ('day', :monthsTo::date, :to::date)) part (grain, first, ending)`;

const OF_ROWS = `c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to
  AND (:offices::text[] IS NULL OR coalesce(c.owner_office, 'triage') = ANY (:offices))`;

/** The complaints that no aggregate counts: those of dirty days, and of the other days those that are not settled. */
const UNAGGREGATED = `
  ${statesByRow} JOIN dirty ON coalesce(c.owner_office, 'triage') = dirty.office AND c.filed_on = dirty.filed_on
  WHERE ${OF_ROWS} AND c.known_at <= :asOf
  UNION ALL
  ${statesByRow}
  WHERE ${OF_ROWS} AND c.first_responded_at IS NULL
    AND greatest(c.first_response_due_at, c.filed_at) >= :unsettledFrom
    AND NOT EXISTS (
      SELECT FROM dirty WHERE dirty.office = coalesce(c.owner_office, 'triage') AND dirty.filed_on = c.filed_on)`;

const KNOWN_LATER = `
  UNION ALL
  ${statesByEvents}
  WHERE c.id IN (SELECT complaint_id FROM aggregate_dirty_days WHERE ${IN_PERIOD} AND known_at > :asOf)
    AND c.known_at > :asOf AND c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to`;

const OF_OFFICES = '(:offices::text[] IS NULL OR office = ANY (:offices))';
const OF_PERSON = '(:person::uuid IS NULL OR person_id = :person)';

/** Answers questions as of now from the aggregates, and from the complaints that these do not count. */
@Injectable()
export class AggregatesRepository {
  /** @param atMost dirty marks are counted up to this */
  async state(manager: EntityManager, question: Question, atMost: number): Promise<AggregateState> {
    const [state] = await prepared<AggregateState>(
      manager,
      ...named(STATE, { ...valuesOf(question), atMost }),
    );
    if (!state) throw new Error('aggregate_watermark has one row.');
    return state;
  }

  /** @param state which shows that the aggregates can answer the question */
  async count(
    manager: EntityManager,
    question: Question,
    plan: AggregatePlan,
    { settledAt, knowsMore }: AggregateState,
  ): Promise<CountedGroup[]> {
    const keys = columnsOf(question.by);
    const values = { ...valuesOf(question), ...plan, unsettledFrom: unsettledFrom(settledAt) };
    const rows = await prepared<CountedRow>(manager, ...named(countSql(keys, plan, knowsMore), values));
    return mapInTurns(rows, (row) => countedGroupOf(row, keys.names));
  }
}

function countSql(keys: Keys, { wholeCity }: AggregatePlan, knowsMore: boolean): string {
  const scope = wholeCity ? `office = ''` : `office <> '' AND ${OF_OFFICES} AND ${OF_PERSON}`;
  const key = selected(keys);
  const counts = aggregatedColumns.join(', ');
  const negated = aggregatedColumns.map((column) => `-${column}`).join(', ');
  const inParts = (table: string): string => `
    (SELECT aggregate.*, aggregate.first_day AS filed_on FROM ${PARTS}
     JOIN ${table} aggregate ON aggregate.grain = part.grain AND aggregate.first_day >= part.first AND aggregate.first_day < part.ending
     WHERE city_prefix = :city AND ${scope}) aggregate`;
  const ofDirty = (table: string): string => `
    (SELECT aggregate.*, aggregate.first_day AS filed_on FROM dirty
     JOIN ${table} aggregate ON aggregate.grain = 'day' AND aggregate.first_day = dirty.filed_on AND aggregate.office = dirty.office
     WHERE city_prefix = :city AND (:offices::text[] IS NULL OR dirty.office = ANY (:offices)) AND ${OF_PERSON}) aggregate`;
  const overdueDays = `
    (SELECT aggregate.*, aggregate.first_day AS filed_on FROM aggregates aggregate
     WHERE city_prefix = :city AND grain = 'day' AND first_day >= :from AND first_day < :to AND overdue > 0 AND ${scope}) aggregate`;
  const names = quoted(keys);
  return `
    WITH ${DIRTY}, ${chargedOfStates(UNAGGREGATED + (knowsMore ? KNOWN_LATER : ''))},
    tally AS MATERIALIZED (${talliedSql(keys, `${OF_OFFICES} AND ${OF_PERSON}`)}),
    ${groupedSql(
      keys,
      `SELECT ${names} ${counts}, pending, demo FROM tally
       UNION ALL SELECT ${key} ${counts}, 0, demo FROM ${inParts('aggregates')}
       UNION ALL SELECT ${key} ${negated}, 0, -demo FROM ${ofDirty('aggregates')}`,
      `${timesOfTally(keys, 'tally')}
       UNION ALL SELECT ${key} bucket, answered, 0 FROM ${inParts('aggregate_times')}
       UNION ALL SELECT ${key} bucket, -answered, 0 FROM ${ofDirty('aggregate_times')}
       UNION ALL SELECT ${key} ${WAITING_DAYS}, 0, overdue FROM ${overdueDays}
       UNION ALL SELECT ${key} ${WAITING_DAYS}, 0, -overdue FROM ${ofDirty('aggregates')}`,
    )}`;
}
