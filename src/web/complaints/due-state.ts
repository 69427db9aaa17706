import { type Status } from '../../complaints/core/life-cycle.js';
import { type ComplaintSummaryResponse } from '../../complaints/core/reading/complaint.response.js';

/** How something stands to the time by which it was to happen. */
export interface DueState {
  readonly what: 'answer' | 'resolution';
  /** Whether it happened, and on which side of its time; or whether that is still ahead or gone. */
  readonly state: 'met' | 'late' | 'open' | 'overdue';
  readonly dueAt: string;
  /** When it happened. */
  readonly at?: string;
}

type Times = Pick<
  ComplaintSummaryResponse,
  'status' | 'firstResponseDueAt' | 'firstRespondedAt' | 'resolutionDueAt' | 'resolvedAt'
>;

/** What was said to be done, and not taken back since. */
const DONE: readonly Status[] = ['resolved', 'closed'];
/** What nobody waits for any more. */
const OVER: readonly Status[] = ['rejected', 'merged'];

/** How a complaint stands to its due times; without those that were never set or that nobody waits for any more. */
export function dueStates(complaint: Times, now: Date): DueState[] {
  const { status, firstResponseDueAt, firstRespondedAt, resolutionDueAt, resolvedAt } = complaint;
  const over = OVER.includes(status);
  const done = DONE.includes(status) ? resolvedAt : null;
  return [
    ...stateOf('answer', firstResponseDueAt, firstRespondedAt, over, now),
    ...stateOf('resolution', resolutionDueAt, done, over, now),
  ];
}

/** What is to happen next: the answer first, then the resolution; undefined where nothing is. */
export function nextDue(complaint: Times, now: Date): DueState | undefined {
  return dueStates(complaint, now).find(({ state }) => state === 'open' || state === 'overdue');
}

function stateOf(
  what: DueState['what'],
  dueAt: string | null,
  at: string | null,
  over: boolean,
  now: Date,
): DueState[] {
  if (dueAt === null) return [];
  const due = new Date(dueAt);
  if (at !== null) return [{ what, state: new Date(at) <= due ? 'met' : 'late', dueAt, at }];
  if (over) return [];
  return [{ what, state: now <= due ? 'open' : 'overdue', dueAt }];
}
