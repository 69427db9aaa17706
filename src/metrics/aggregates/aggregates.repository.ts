import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { mapInTurns } from '../../common/in-turns.js';
import { named } from '../../database/named.js';
import { prepared } from '../../database/prepared.js';
import { columnsOf } from '../question/dimensions.js';
import { type Question } from '../question/question.js';
import { aggregatedColumns, WAITING_DAYS } from './counted.js';
import { CHARGED_TO, chargedOfStates, statesByEvents, statesByRow } from './charged.js';
import { type CountedGroup, countedGroupOf, type CountedRow } from './counted-group.js';
import { groupedSql, type Keys, quoted, selected, talliedSql, timesOfTally } from './grouped-sql.js';
import { unsettledFrom, valuesOf } from './statement-values.js';
import { type AggregatePlan } from './aggregate-plan.js';

/** What the aggregates are worth to a question. */
export interface AggregateState {
  /** Complaints are settled in them as of this instant, and nothing known later is in them. */
  readonly settledAt: Date;
  /** While this is the same, so are the aggregates. */
  readonly refreshes: number;
  /** What made days of the question dirty; one more than asked for where it is too much. */
  readonly dirty: number;
  /** Something about these days is stored that became known after `asOf`. */
  readonly knowsMore: boolean;
}

const IN_PERIOD = 'city_prefix = :city AND filed_on >= :from AND filed_on < :to';

/** For the transaction: a plan for the values of each question, and none that starts workers or sorts for a few groups. */
const SETTINGS = Object.entries({
  plan_cache_mode: 'force_custom_plan',
  max_parallel_workers_per_gather: '0',
  enable_sort: 'off',
  work_mem: '64MB',
})
  .map(([name, value]) => `set_config('${name}', '${value}', true) AS ${name}`)
  .join(', ');

const STATE = `
  SELECT ${SETTINGS},
         settled_at AS "settledAt", refreshes::int,
         (SELECT count(*) FROM (SELECT FROM aggregate_dirty_days WHERE ${IN_PERIOD} LIMIT :atMost + 1) mark)::int AS dirty,
         EXISTS (SELECT FROM aggregate_dirty_days WHERE ${IN_PERIOD} AND known_at > :asOf) AS "knowsMore"
  FROM aggregate_watermark`;

/** The days of an office that are counted complaint by complaint. */
const DIRTY = `
  dirty AS MATERIALIZED (
    SELECT DISTINCT office, filed_on FROM aggregate_dirty_days WHERE ${IN_PERIOD}
  )`;

/** The parts of the period: whole months, and the days before and after them. */
const PARTS = [
  `grain = 'month' AND first_day >= :monthsFrom::date AND first_day < :monthsTo::date`,
  `grain = 'day' AND first_day >= :from::date AND first_day < :monthsFrom::date`,
  `grain = 'day' AND first_day >= :monthsTo::date AND first_day < :to::date`,
];

const OVERDUE_DAYS = `grain = 'day' AND first_day >= :from AND first_day < :to AND overdue > 0`;

/** Who is charged with a complaint may still change while it is not settled, between its owner and who passed it on. */
const OF_ROWS = `c.city_prefix = :city AND c.known_at <= :asOf
  AND (:offices::text[] IS NULL OR ${CHARGED_TO} = ANY (:offices) OR c.charged_office = ANY (:offices))`;

const UNSETTLED = `c.first_responded_at IS NULL AND greatest(c.first_response_due_at, c.filed_at) >= :unsettledFrom`;

/**
 * The complaints that no aggregate counts: the settled ones of dirty days, and all that are not settled. The sum keeps
 * the planner from the index on days, in which far more complaints are found.
 */
const UNAGGREGATED = `
  ${statesByRow} JOIN dirty ON ${CHARGED_TO} = dirty.office AND c.filed_on = dirty.filed_on
  WHERE ${OF_ROWS} AND NOT (${UNSETTLED})
  UNION ALL
  ${statesByRow}
  WHERE ${OF_ROWS} AND c.filed_on + 0 >= :from AND c.filed_on + 0 < :to AND ${UNSETTLED}`;

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

  /** The sums of the aggregates, those of dirty days included. */
  async sums(manager: EntityManager, question: Question, plan: AggregatePlan): Promise<CountedGroup[]> {
    return this.grouped(manager, question, plan, sumsSql(columnsOf(question.by), plan));
  }

  /** What has to be added to the {@link sums}: what they do not count, less what they count of dirty days. */
  async changes(
    manager: EntityManager,
    question: Question,
    plan: AggregatePlan,
    { settledAt, knowsMore }: AggregateState,
  ): Promise<CountedGroup[]> {
    const sql = changesSql(columnsOf(question.by), knowsMore);
    return this.grouped(manager, question, { ...plan, unsettledFrom: unsettledFrom(settledAt) }, sql);
  }

  private async grouped(
    manager: EntityManager,
    question: Question,
    values: object,
    sql: string,
  ): Promise<CountedGroup[]> {
    const { names } = columnsOf(question.by);
    const rows = await prepared<CountedRow>(manager, ...named(sql, { ...valuesOf(question), ...values }));
    return mapInTurns(rows, (row) => countedGroupOf(row, names));
  }
}

const COUNTS = aggregatedColumns.join(', ');

function sumsSql(keys: Keys, { wholeCity }: AggregatePlan): string {
  const scope = wholeCity ? `office = ''` : `office <> '' AND ${OF_OFFICES} AND ${OF_PERSON}`;
  const select = (columns: string, table: string, part: string): string => `
    SELECT ${selected(keys)} ${columns}
    FROM (SELECT *, first_day AS filed_on FROM ${table} WHERE city_prefix = :city AND ${part} AND ${scope}) aggregate`;
  const fromParts = (columns: string, table: string): string =>
    PARTS.map((part) => select(columns, table, part)).join(' UNION ALL ');
  const waiting = select(`${WAITING_DAYS}, 0, overdue`, 'aggregates', OVERDUE_DAYS);
  return `WITH ${groupedSql(
    keys,
    fromParts(`${COUNTS}, 0 AS pending, demo`, 'aggregates'),
    `${fromParts('bucket, answered, 0 AS unanswered', 'aggregate_times')} UNION ALL ${waiting}`,
  )}`;
}

function changesSql(keys: Keys, knowsMore: boolean): string {
  const less = (columns: string, table: string): string => `
    SELECT ${selected(keys)} ${columns}
    FROM (SELECT aggregate.*, aggregate.first_day AS filed_on
          FROM dirty JOIN ${table} aggregate ON aggregate.city_prefix = :city AND aggregate.grain = 'day'
            AND aggregate.first_day = dirty.filed_on AND aggregate.office = dirty.office
         ) aggregate
    WHERE ${OF_OFFICES} AND ${OF_PERSON}`;
  const negated = aggregatedColumns.map((column) => `-${column}`).join(', ');
  return `
    WITH ${DIRTY}, ${chargedOfStates(UNAGGREGATED + (knowsMore ? KNOWN_LATER : ''))},
    tally AS MATERIALIZED (${talliedSql(keys, `${OF_OFFICES} AND ${OF_PERSON}`)}),
    ${groupedSql(
      keys,
      `SELECT ${quoted(keys)} ${COUNTS}, pending, demo FROM tally
       UNION ALL ${less(`${negated}, 0, -demo`, 'aggregates')}`,
      `${timesOfTally(keys, 'tally')}
       UNION ALL ${less('bucket, -answered, 0', 'aggregate_times')}
       UNION ALL ${less(`${WAITING_DAYS}, 0, -overdue`, 'aggregates')}`,
    )}`;
}
