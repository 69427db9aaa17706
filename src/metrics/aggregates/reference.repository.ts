import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { mapInTurns } from '../../common/in-turns.js';
import { named } from '../../database/named.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { type Durations } from '../numbers/times-to-response.js';
import { columnsOf } from '../question/dimensions.js';
import { type Question } from '../question/question.js';
import { ASKED, CHARGED_TO, chargedWhere } from './charged.js';
import { DURATIONS } from './counted.js';
import { type CountedGroup, countedGroupOf, type CountedRow, keyText } from './counted-group.js';
import { groupedSql, type Keys, talliedSql, timesOfTally } from './grouped-sql.js';
import { valuesOf } from './statement-values.js';

/** What counting complaint by complaint may use of memory before it goes to the disk. */
const MEMORY_FOR_GROUPS = '64MB';
/** To look for a few offices is faster than to look through all of a city. */
const FEW_OFFICES = 12;

const FILED = `
  c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to
  AND (:category::text IS NULL OR c.category_code = :category) AND (:channel::text IS NULL OR c.channel = :channel)`;

/**
 * The complaints of a question's offices, as `charged`, found by them: those of all others are not looked at. What
 * changed since is found by when it became known where that is a few, else by what the offices ever held.
 */
const chargedOfOffices = chargedWhere(
  `WHERE (${CHARGED_TO} = ANY (:offices) OR c.charged_office = ANY (:offices) OR coalesce(c.owner_office, 'triage') = ANY (:offices)) AND ${FILED}`,
  `WHERE ${FILED} AND c.id = ANY (
     CASE WHEN :asOf > now() - interval '1 day' THEN ARRAY(SELECT id FROM complaints WHERE known_at > :asOf)
          ELSE ARRAY(SELECT DISTINCT complaint_id FROM complaint_events WHERE owner_office = ANY (:offices)) END)`,
);
const chargedOfCity = chargedWhere(`WHERE ${FILED}`);

/** The complaints of a question, as `charged`. What waits at the triage desk was held by no office before. */
export function chargedOf({ offices }: Question): string {
  const isFound = offices && offices.length <= FEW_OFFICES && !offices.includes(TRIAGE_OFFICE);
  return isFound ? chargedOfOffices : chargedOfCity;
}

const LEARNT_LATER = `NOT EXISTS (
  SELECT FROM complaint_events e WHERE e.complaint_id = charged.id AND e.known_at <= :then)`;

const NO_DURATIONS: Durations = { answered: [], unanswered: [] };

/** Keys of a group, and the values that their expressions name beside those of the question. */
export interface FurtherKeys extends Keys {
  readonly values: Readonly<Record<string, unknown>>;
}

interface DurationsRow {
  readonly key: string;
  readonly answered: number[] | null;
  readonly unanswered: number[] | null;
}

/** Counts complaint by complaint, any question as of any instant. The aggregates have to agree with it. */
@Injectable()
export class ReferenceRepository {
  async count(manager: EntityManager, question: Question): Promise<CountedGroup[]> {
    await prepareGrouping(manager);
    return this.countCharged(manager, question, chargedOf(question), columnsOf(question.by), {});
  }

  /**
   * Each complaint by itself of some groups of a question.
   *
   * @param groups the keys of each, as `keyText` writes them
   * @returns what was found, by these keys
   */
  async durations(
    manager: EntityManager,
    question: Question,
    groups: readonly string[],
  ): Promise<Map<string, Durations>> {
    await prepareGrouping(manager);
    return this.durationsOf(manager, question, chargedOf(question), {
      ...columnsOf(question.by),
      values: { groups },
    });
  }

  /** Counts the complaints of a question of which nothing was known at an earlier instant. */
  async countLearntAfter(manager: EntityManager, question: Question, then: Date): Promise<CountedGroup[]> {
    const keys = { ...columnsOf(question.by), values: { then } };
    return this.countCharged(manager, question, chargedOf(question), keys, keys.values, LEARNT_LATER);
  }

  /** Counts what is charged in the offices of a question by keys of one's own, with each complaint by itself. */
  async countOfOffices(
    manager: EntityManager,
    question: Question,
    keys: FurtherKeys,
  ): Promise<CountedGroup[]> {
    const counted = await this.countCharged(manager, question, chargedOfOffices, keys, keys.values);
    const values = { ...keys.values, groups: null };
    const durations = await this.durationsOf(manager, question, chargedOfOffices, { ...keys, values });
    return counted.map((group) => ({ ...group, durations: durations.get(keyText(group)) ?? NO_DURATIONS }));
  }

  private async countCharged(
    manager: EntityManager,
    question: Question,
    charged: string,
    keys: Keys,
    values: Readonly<Record<string, unknown>>,
    further = 'true',
  ): Promise<CountedGroup[]> {
    const sql = `
      WITH ${charged}, tally AS (${talliedSql(keys, `${ASKED} AND ${further}`)}),
      ${groupedSql(keys, 'SELECT * FROM tally', timesOfTally(keys, 'tally'))}`;
    const rows = await manager.query<CountedRow[]>(...named(sql, { ...valuesOf(question), ...values }));
    return mapInTurns(rows, (row) => countedGroupOf(row, keys.names));
  }

  private async durationsOf(
    manager: EntityManager,
    question: Question,
    charged: string,
    { expressions, values }: FurtherKeys,
  ): Promise<Map<string, Durations>> {
    const key = `concat_ws(E'\\n', ${[`NULL`, ...expressions].join(', ')})`;
    const sql = `
      WITH ${charged}
      SELECT ${key} AS key, ${DURATIONS}
      FROM charged
      WHERE ${ASKED} AND (:groups::text[] IS NULL OR ${key} = ANY (:groups))
      GROUP BY 1`;
    const rows = await manager.query<DurationsRow[]>(...named(sql, { ...valuesOf(question), ...values }));
    return new Map(
      rows.map(({ key: group, answered, unanswered }) => [
        group,
        { answered: answered ?? [], unanswered: unanswered ?? [] },
      ]),
    );
  }
}

/** For the transaction: there are far fewer groups than complaints, which the planner cannot know: it would sort them all. */
async function prepareGrouping(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT set_config('work_mem', $1, true), set_config('enable_sort', 'off', true)`, [
    MEMORY_FOR_GROUPS,
  ]);
}
