import { type EntityManager } from 'typeorm';
import { mapInTurns } from '../../common/in-turns.js';
import { named } from '../../database/named.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { columnsOf } from '../question/dimensions.js';
import { type Question } from '../question/question.js';
import {
  ANSWERED_IN,
  chargedWhere,
  countColumns,
  joinedPairs,
  summedColumns,
  WAITING_FOR,
} from './counted.js';
import { valuesOf } from './moments.js';
import { type Counted, countedOf, type CountedRow } from './tally.js';

const filed = `
  c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to
  AND (:category::text IS NULL OR c.category_code = :category) AND (:channel::text IS NULL OR c.channel = :channel)`;

/**
 * The complaints of a question's offices, as `charged`, found by them: those of all others are not looked at. What
 * changed since is found by when it became known where that is a few, else by what the offices ever held.
 */
export const chargedOfOffices = chargedWhere(
  `WHERE coalesce(c.owner_office, 'triage') = ANY (:offices) AND ${filed}`,
  `WHERE ${filed} AND c.id = ANY (
     CASE WHEN :asOf > now() - interval '1 day' THEN ARRAY(SELECT id FROM complaints WHERE known_at > :asOf)
          ELSE ARRAY(SELECT DISTINCT complaint_id FROM complaint_events WHERE owner_office = ANY (:offices)) END)`,
);
const chargedOfCity = chargedWhere(`WHERE ${filed}`);

/** To look for a few offices is faster than to look through all of a city. */
const FEW_OFFICES = 12;

/** The complaints of a question, as `charged`. What waits at the triage desk was held by no office before. */
export function chargedOf({ offices }: Question): string {
  const isFound = offices && offices.length <= FEW_OFFICES && !offices.includes(TRIAGE_OFFICE);
  return isFound ? chargedOfOffices : chargedOfCity;
}

/** What of a question depends on how a complaint stands: condition on `charged`. */
export const ASKED = `(:offices::text[] IS NULL OR office = ANY (:offices))
  AND (:person::uuid IS NULL OR person_id = :person) AND (:unit::text IS NULL OR coalesce(unit_code, '') = :unit)
  AND (:chargedFrom::date IS NULL OR charged_on >= :chargedFrom) AND (:chargedTo::date IS NULL OR charged_on < :chargedTo)`;

/** Counts the complaints of a question one by one, as they stood at any instant. */
export function countPlainly(manager: EntityManager, question: Question): Promise<Counted[]> {
  return countCharged(manager, question, chargedOf(question), columnsOf(question.by));
}

type Columns = ReturnType<typeof columnsOf> & { readonly values?: Readonly<Record<string, unknown>> };

/**
 * Counts those of `charged` that a question is about.
 *
 * @param charged as `chargedWhere` makes it
 * @param columns the keys to count by, the expression of each, and what these name beside the question
 */
export async function countCharged(
  manager: EntityManager,
  question: Question,
  charged: string,
  { names, expressions, values = {} }: Columns,
): Promise<Counted[]> {
  const keys = expressions.map((expression, index) => `${expression} AS "${names[index]}", `).join('');
  const quoted = names.map((name) => `"${name}"`).join(', ');
  const sql = `
    WITH ${charged}, sorted AS (
      SELECT ${keys} ${ANSWERED_IN} AS answered_in, ${WAITING_FOR} AS waiting_for, ${countColumns}, bool_or(demo) AS demo
      FROM charged
      WHERE ${ASKED}
      GROUP BY ${[...names, 'answered_in', 'waiting_for'].map((_, index) => index + 1).join(', ')}
    )
    SELECT ${names.length > 0 ? `${quoted},` : ''} ${summedColumns}, bool_or(demo) AS demo,
           ${joinedPairs('answered_in', 'received')} AS answered_in, ${joinedPairs('waiting_for', 'received')} AS waiting_for
    FROM sorted
    ${names.length > 0 ? `GROUP BY ${quoted}` : 'HAVING count(*) > 0'}`;
  const rows = await manager.query<CountedRow[]>(...named(sql, { ...valuesOf(question), ...values }));
  return mapInTurns(rows, (row) => countedOf(row, names));
}
