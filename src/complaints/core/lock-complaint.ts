import { type EntityManager, In } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { Complaint } from './complaint.entity.js';
import { type Action, possibleIn, type ActorRole, possibleTransitions } from './life-cycle.js';
import { parseNumberOrFail } from './parse-number.js';

/**
 * The complaint of a number, which nobody else changes until the transaction ends.
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

/** Locks complaints in one order, so that two who lock the same wait for each other in turn. */
export async function lockInOrder(manager: EntityManager, numbers: readonly string[]): Promise<void> {
  await manager.find(Complaint, {
    select: { id: true },
    where: { number: In([...numbers]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/**
 * The refusal of a step that a complaint cannot take, with those that it can.
 *
 * @param may as in {@link possibleTransitions}
 */
export function transitionNotAllowed(
  action: Action,
  { status }: Complaint,
  taker: ActorRole,
  may?: (action: Action) => boolean,
): Problem {
  const parameters = { action, currentStatus: status, possibleIn: possibleIn(action).join(', ') };
  return new Problem('transition_not_allowed', parameters, {
    currentStatus: status,
    ...possibleTransitions(status, taker, may),
  });
}
