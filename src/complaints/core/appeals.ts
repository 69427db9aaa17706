import { type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { dayOf } from '../../common/city-time.js';
import { type ToldEvent } from './append.js';
import { type InspectionOutcome } from './complaint-event.entity.js';

/** How often a contest reopens a complaint. After that an inspector decides. */
const REOPENS = 3;

/** What is known of the inspection of a closure. */
export interface InspectionOfClosure {
  /** Whether its citizen's contest brought it to the inspector. */
  readonly appealed: boolean;
  readonly outcome: InspectionOutcome | null;
}

/** What becomes of a contest: it reopens the complaint, it goes to the inspector, or it is the inspector's already. */
export type ContestRoute = 'reopen' | 'appeal' | 'with_inspector';

/**
 * What becomes of a contest of a closure. Without an end to it, one citizen could keep an office at work for ever, and an
 * office could say "done" for ever.
 *
 * @param contests how often the complaint was contested and reopened before
 * @param inspection of the closure that is contested; undefined where nobody inspects it
 */
export function routeOfContest(contests: number, inspection?: InspectionOfClosure): ContestRoute {
  if (contests < REOPENS) return 'reopen';
  return inspection?.appealed || inspection?.outcome === 'done' ? 'with_inspector' : 'appeal';
}

/** What would become of a contest of a complaint that is resolved. */
export async function contestOf(
  manager: EntityManager,
  complaintId: string,
  history: readonly ToldEvent[],
): Promise<ContestRoute> {
  const contests = history.filter(({ kind }) => kind === 'contested').length;
  if (contests < REOPENS) return 'reopen';
  const [inspection] = await manager.query<InspectionOfClosure[]>(
    `SELECT appealed_at IS NOT NULL AS appealed, outcome FROM inspections WHERE complaint_id = $1 AND event_seq = $2`,
    [complaintId, closureIn(history)?.seq ?? 0],
  );
  return routeOfContest(contests, inspection);
}

/** Brings the last closure of a complaint to the inspector, whether or not it was drawn by lot. */
export async function appeal(
  manager: EntityManager,
  complaintId: string,
  history: readonly ToldEvent[],
  at: Date,
  zone: string,
): Promise<void> {
  const closure = closureIn(history);
  if (!closure) throw new Error(`Complaint ${complaintId} was not resolved.`);
  await manager.query(
    `INSERT INTO inspections (id, complaint_id, event_seq, month, closed_at, drawn, appealed_at)
     VALUES ($1, $2, $3, $4, $5, false, $6)
     ON CONFLICT ON CONSTRAINT inspections_closure_unique DO UPDATE SET appealed_at = excluded.appealed_at`,
    [uuid(), complaintId, closure.seq, dayOf(closure.at, zone).slice(0, 7), closure.at, at],
  );
}

function closureIn(history: readonly ToldEvent[]): ToldEvent | undefined {
  return history.findLast(({ kind }) => kind === 'resolved');
}
