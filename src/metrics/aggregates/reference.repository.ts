import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { mapInTurns } from '../../common/in-turns.js';
import { named } from '../../database/named.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { columnsOf } from '../question/dimensions.js';
import { type Question } from '../question/question.js';
import { ASKED, CHARGED_TO, chargedWhere } from './charged.js';
import { type CountedGroup, countedGroupOf, type CountedRow } from './counted-group.js';
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
  `WHERE (${CHARGED_TO} = ANY (:offices) OR c.charged_office = ANY (:offices) OR c.owner_office = ANY (:offices)) AND ${FILED}`,
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

/** Keys of a group, and the values that their expressions name beside those of the question. */
export interface FurtherKeys extends Keys {
  readonly values: Readonly<Record<string, unknown>>;
}

/** Counts complaint by complaint, any question as of any instant. The aggregates have to agree with it. */
@Injectable()
export class ReferenceRepository {
  async count(manager: EntityManager, question: Question): Promise<CountedGroup[]> {
    // There are far fewer groups than complaints, which the planner cannot know: it would sort them all.
    await manager.query(`SELECT set_config('work_mem', $1, true), set_config('enable_sort', 'off', true)`, [
      MEMORY_FOR_GROUPS,
    ]);
    return this.countCharged(manager, question, chargedOf(question), columnsOf(question.by), {});
  }

  /** Counts what is charged in the offices of a question by keys of one's own. */
  countOfOffices(manager: EntityManager, question: Question, keys: FurtherKeys): Promise<CountedGroup[]> {
    return this.countCharged(manager, question, chargedOfOffices, keys, keys.values);
  }

  private async countCharged(
    manager: EntityManager,
    question: Question,
    charged: string,
    keys: Keys,
    values: Readonly<Record<string, unknown>>,
  ): Promise<CountedGroup[]> {
    const sql = `
      WITH ${charged}, tally AS (${talliedSql(keys, ASKED)}),
      ${groupedSql(keys, 'SELECT * FROM tally', timesOfTally(keys, 'tally'))}`;
    const rows = await manager.query<CountedRow[]>(...named(sql, { ...valuesOf(question), ...values }));
    return mapInTurns(rows, (row) => countedGroupOf(row, keys.names));
  }
}
