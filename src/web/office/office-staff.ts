import { Problem } from '../../common/problems/problem.js';
import { type Actor } from '../../identity/actor.js';
import { hasRight } from '../../identity/rights/rights.js';

/** Whether somebody works where the pages of the office are read. */
export function isOfficeStaff({ assignments: seats }: Pick<Actor, 'assignments'>): boolean {
  return hasRight(seats, 'inspect') || seats.some(({ role }) => role === 'administrator');
}

/** The numbers are public, their pages are for the communications office and administrators. @throws Problem `not_allowed` */
export function mustBeOfficeStaff(actor: Actor): void {
  if (!isOfficeStaff(actor)) throw new Problem('not_allowed');
}
