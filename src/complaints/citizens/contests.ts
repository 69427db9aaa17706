import { type EntityManager } from 'typeorm';
import { dayOf } from '../../common/city-time.js';
import { type ToldEvent } from '../core/append.js';
import { InspectionsRepository } from '../core/inspections/inspections.repository.js';
import { type ContestRoute, REOPENS, routeOfContest } from './contest-route.js';

/** What would become of a contest of a complaint that is resolved. */
export async function contestOf(
  manager: EntityManager,
  complaintId: string,
  history: readonly ToldEvent[],
): Promise<ContestRoute> {
  const contests = history.filter(({ kind }) => kind === 'contested').length;
  if (contests < REOPENS) return 'reopen';
  const closure = closureIn(history)?.seq ?? 0;
  return routeOfContest(contests, await new InspectionsRepository(manager).ofClosure(complaintId, closure));
}

/** Brings the last closure of a complaint to the inspector. */
export async function appeal(
  manager: EntityManager,
  complaintId: string,
  history: readonly ToldEvent[],
  at: Date,
  zone: string,
): Promise<void> {
  const closure = closureIn(history);
  if (!closure) throw new Error(`Complaint ${complaintId} was not resolved.`);
  const { seq: eventSeq, at: closedAt } = closure;
  const month = dayOf(closedAt, zone).slice(0, 7);
  await new InspectionsRepository(manager).appeal({ complaintId, eventSeq, month, closedAt }, at);
}

function closureIn(history: readonly ToldEvent[]): ToldEvent | undefined {
  return history.findLast(({ kind }) => kind === 'resolved');
}
