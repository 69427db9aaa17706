import { type Complaint } from './complaint.entity.js';
import { chargeAfter } from './charge.js';
import { type ComplaintEvent } from './complaint-event.entity.js';

/** An event that is to be appended to a history. */
export type NewEvent = Omit<ComplaintEvent, 'complaintId' | 'seq' | 'knownAt'>;

/** Makes an event. What is not given has its empty value. */
export function newEvent(
  said: Pick<NewEvent, 'at' | 'kind' | 'status' | 'ownerOffice'> & Partial<NewEvent>,
): NewEvent {
  return {
    actorOffice: null,
    actorAccount: null,
    message: null,
    messagePublic: false,
    details: {},
    answers: false,
    ...said,
  };
}

/** The parts of a complaint that its events determine. */
export type Milestones = Pick<
  Complaint,
  | 'status'
  | 'ownerOffice'
  | 'chargedOffice'
  | 'ownerChargedFrom'
  | 'passedOnAt'
  | 'unitCode'
  | 'firstRespondedAt'
  | 'resolvedAt'
  | 'rejectionReason'
  | 'mergedInto'
  | 'followedStatus'
  | 'closesAt'
  | 'lastEvent'
  | 'lastEventAt'
>;

/** What of a complaint its milestones depend on beside its events. */
type Due = Pick<Complaint, 'firstResponseDueAt'>;

/** The milestones that a whole history leads to. */
export function milestonesOf(events: readonly NewEvent[], due: Due): Milestones {
  return events.reduce((before, event) => afterEvent({ ...before, ...due }, event), initialMilestones);
}

/** The milestones before the first event. */
export const initialMilestones: Milestones = {
  status: 'received',
  ownerOffice: null,
  chargedOffice: null,
  ownerChargedFrom: null,
  passedOnAt: null,
  unitCode: null,
  firstRespondedAt: null,
  resolvedAt: null,
  rejectionReason: null,
  mergedInto: null,
  followedStatus: null,
  closesAt: null,
  lastEvent: 0,
  lastEventAt: new Date(0),
};

/**
 * The milestones after one more event. Applied to a whole history, beginning with {@link initialMilestones}, it
 * rebuilds them.
 *
 * @param before with the due time, which decides to whom it counts
 */
export function afterEvent(before: Milestones & Due, event: NewEvent): Milestones {
  const countsFrom = dateOf(event.details.countsFrom);
  return {
    status: event.status,
    ...chargeAfter(before, { ...event, countsFrom }),
    unitCode: event.details.unit ?? before.unitCode,
    firstRespondedAt: before.firstRespondedAt ?? (event.answers ? event.at : null),
    resolvedAt: isResolution(event) ? event.at : before.resolvedAt,
    rejectionReason: event.status === 'rejected' ? (event.details.reason ?? null) : null,
    ...(event.status === 'merged'
      ? {
          mergedInto: event.details.into ?? before.mergedInto,
          followedStatus: event.details.followedStatus ?? before.followedStatus,
        }
      : { mergedInto: null, followedStatus: null }),
    closesAt: event.status === 'resolved' ? (dateOf(event.details.closesAt) ?? before.closesAt) : null,
    lastEvent: before.lastEvent + 1,
    lastEventAt: event.at,
  };
}

/** Whether it was said to be done, itself or in the complaint into which it was merged. */
function isResolution({ kind, details }: NewEvent): boolean {
  return kind === 'resolved' || (kind === 'followed' && details.followedStatus === 'resolved');
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
