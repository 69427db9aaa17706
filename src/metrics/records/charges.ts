import { type EntityManager } from 'typeorm';
import { chargedWhere } from '../counts/counted.js';
import { countCharged } from '../counts/plain.js';
import { type Counted } from '../counts/tally.js';
import { type Question } from '../question.js';

const filed = 'c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to';

/** The complaints of a question's offices, as `charged`, found by them: those of all others are not looked at. */
const chargedOfOffices = chargedWhere(
  `WHERE coalesce(c.owner_office, 'triage') = ANY (:offices) AND ${filed}`,
  `WHERE c.id = ANY (ARRAY(SELECT DISTINCT complaint_id FROM complaint_events WHERE owner_office = ANY (:offices))) AND ${filed}`,
);

/** Counts what is charged in a question's offices by office, person and the day it is charged on. */
export function countCharges(manager: EntityManager, question: Question): Promise<Counted[]> {
  return countCharged(manager, { ...question, by: ['lurah'] }, chargedOfOffices, {
    names: ['office', 'person', 'chargedOn'],
    expressions: ['office', 'person_id', 'charged_on::text'],
  });
}
