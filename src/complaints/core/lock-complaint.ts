import { type EntityManager, In } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { Complaint } from './complaint.entity.js';
import { type Action, type ActorRole } from './life-cycle.js';
import { possibleIn, possibleTransitions } from './transitions.js';
import { parseNumberOrFail } from './parse-number.js';

/**
 * Finds a complaint by its number and locks its row until the transaction ends.
 *
 * @throws Problem `complaint_not_found` or `complaint_number_mistyped`
 */
export async function lockComplaint(manager: EntityManager, text: string): Promise<Complaint> {
  const number = parseNumberOrFail(text);
  const complaint = await manager.findOne(Complaint, {
    where: { number },
    lock: { mode: 'pessimistic_write' },
  });
  if (!complaint) throw new Problem('complaint_not_found', { number });
  return complaint;
}

/** Locks complaints in the order of their ids, so that two transactions that lock the same ones cannot deadlock. */
export async function lockInOrder(manager: EntityManager, numbers: readonly string[]): Promise<void> {
  await manager.find(Complaint, {
    select: { id: true },
    where: { number: In([...numbers]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/**
 * The problem that an action is not possible in the status of a complaint. It names the actions that are.
 *
 * @param may as in {@link possibleTransitions}
 */
export function transitionNotAllowed(
  action: Action,
  { status }: Complaint,
  role: ActorRole,
  may?: (action: Action) => boolean,
): Problem {
  const parameters = { action, currentStatus: status, possibleIn: possibleIn(action).join(', ') };
  return new Problem('transition_not_allowed', parameters, {
    currentStatus: status,
    ...possibleTransitions(status, role, may),
  });
}
