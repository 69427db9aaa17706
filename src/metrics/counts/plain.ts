import { type EntityManager } from 'typeorm';
import { named } from '../../database/named.js';
import { columnsOf } from '../dimensions.js';
import { type Question } from '../question.js';
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

/** The complaints of a question, as `charged`. */
export const chargedOfQuestion = chargedWhere(`
  WHERE c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to
    AND (:category::text IS NULL OR c.category_code = :category) AND (:channel::text IS NULL OR c.channel = :channel)`);

/** What of a question depends on how a complaint stands: condition on `charged`. */
export const ASKED = `(:offices::text[] IS NULL OR office = ANY (:offices))
  AND (:person::uuid IS NULL OR person_id = :person) AND (:unit::text IS NULL OR coalesce(unit_code, '') = :unit)
  AND (:chargedFrom::date IS NULL OR charged_on >= :chargedFrom) AND (:chargedTo::date IS NULL OR charged_on < :chargedTo)`;

/** Counts the complaints of a question one by one, as they stood at any instant. */
export function countPlainly(manager: EntityManager, question: Question): Promise<Counted[]> {
  return countCharged(manager, question, chargedOfQuestion, columnsOf(question.by));
}

/**
 * Counts those of `charged` that a question is about.
 *
 * @param charged as `chargedWhere` makes it
 * @param columns the keys to count by, and the expression of each
 */
export async function countCharged(
  manager: EntityManager,
  question: Question,
  charged: string,
  { names, expressions }: ReturnType<typeof columnsOf>,
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
  const rows = await manager.query<CountedRow[]>(...named(sql, valuesOf(question)));
  return rows.map((row) => countedOf(row, names));
}
