import { type EntityManager } from 'typeorm';
import { chargedOfOffices, countCharged } from '../counts/plain.js';
import { type Counted } from '../counts/tally.js';
import { type Question } from '../question.js';

/** Counts what is charged in a question's offices by office, person and the day it is charged on. */
export function countCharges(manager: EntityManager, question: Question): Promise<Counted[]> {
  return countCharged(manager, { ...question, by: ['lurah'] }, chargedOfOffices, {
    names: ['office', 'person', 'chargedOn'],
    expressions: ['office', 'person_id', 'charged_on::text'],
  });
}
