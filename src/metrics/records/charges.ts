import { type EntityManager } from 'typeorm';
import { type Day } from '../../common/city-time.js';
import { chargedOfOffices, countCharged } from '../aggregates/plain.js';
import { type Counted } from '../aggregates/tally.js';
import { type Question } from '../question/question.js';
import { type TenurePeriod } from './tenure-periods.js';

/**
 * Counts what is charged in a question's offices by office, person, and when: as `chargedSince` the last day on which
 * one of the stretches begins or is over; empty before the first.
 */
export function countCharges(
  manager: EntityManager,
  question: Question,
  held: readonly TenurePeriod[],
): Promise<Counted[]> {
  const turns = new Set(
    held.flatMap(({ from, until }) => [from, until]).filter((day): day is Day => day !== null),
  );
  return countCharged(manager, { ...question, by: ['lurah'] }, chargedOfOffices, {
    names: ['office', 'person', 'chargedSince'],
    expressions: [
      'office',
      'person_id',
      `coalesce((:turns::date[])[width_bucket(charged_on, :turns::date[])]::text, '')`,
    ],
    values: { turns: [...turns].sort() },
  });
}
