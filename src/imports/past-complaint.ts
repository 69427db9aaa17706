import { type Day } from '../common/city-time.js';
import { type Category } from '../complaints/core/categories/category.entity.js';
import { newEvent, type NewEvent } from '../complaints/core/history.js';
import { type Action, type EndReason, type Status } from '../complaints/core/life-cycle.js';
import { transitionOf } from '../complaints/core/transitions.js';
import { type DueTimes } from '../deadlines/due-times.js';
import { type Responsible } from '../complaints/core/responsible-office.js';
import { type GeoPoint } from '../areas/locate.js';

/** Where a complaint of the past may stand. */
export const pastStatuses = [
  'waiting',
  'in_progress',
  'coordinating',
  'resolved',
  'closed',
  'rejected',
] as const;
export type PastStatus = (typeof pastStatuses)[number];

/** What was done to a complaint after it had come to its owner. */
export interface PastStep {
  readonly action: Exclude<Action, 'route' | 'transfer'>;
  readonly at: Date;
}

/** A complaint as another system's file tells it. */
export interface PastComplaint extends DueTimes {
  readonly channel: string;
  readonly externalId: string;
  readonly category: Category;
  readonly description: string;
  readonly address: string | null;
  readonly point: GeoPoint | null;
  /** Code of the kelurahan that the file names. */
  readonly kelurahan: string | null;
  readonly filedAt: Date;
  /** The city's day of it. */
  readonly filedOn: Day;
  readonly status: PastStatus;
  readonly rejectionReason: EndReason | null;
  /** In the order in which they were taken. */
  readonly steps: readonly PastStep[];
  /** When the other system came to know it; null for the time of the import. */
  readonly knownAt: Date | null;
}

/** Where the steps lead by the rules of the life cycle; undefined where they cannot all have been taken. */
export function statusAfter(steps: readonly PastStep[]): Status | undefined {
  return steps.reduce<Status | undefined>(
    (status, { action }) => status && transitionOf(action, status, takerOf(action))?.to,
    'waiting',
  );
}

/** The history of a complaint of the past: it came to its owner at once, and the owner did what was done. */
export function eventsOf(
  { filedAt, steps, status, rejectionReason }: PastComplaint,
  { office, because }: Responsible,
): NewEvent[] {
  const events = [
    newEvent({ at: filedAt, kind: 'filed', status: 'received', ownerOffice: null }),
    newEvent({
      at: filedAt,
      kind: 'routed',
      status: 'waiting',
      ownerOffice: office,
      details: { office, because },
    }),
  ];
  let standing: Status = 'waiting';
  for (const { action, at } of steps) {
    const transition = transitionOf(action, standing, takerOf(action));
    if (!transition) throw new Error(`A ${standing} complaint cannot ${action}.`);
    standing = transition.to === 'resolved' ? (status === 'closed' ? 'closed' : 'resolved') : transition.to;
    events.push(
      newEvent({
        at,
        kind: transition.event,
        status: standing,
        ownerOffice: office,
        actorOffice: office,
        answers: transition.answers,
        ...(rejectionReason !== null &&
          transition.to === 'rejected' && { details: { reason: rejectionReason } }),
      }),
    );
  }
  return events;
}

/** Only the triage office rejects for good; whoever did so in the other system stood in its place. */
function takerOf(action: Action): 'triage' | 'lurah' {
  return action === 'reject' ? 'triage' : 'lurah';
}
