import { type Complaint } from './complaint.entity.js';
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
  | 'unitCode'
  | 'firstRespondedAt'
  | 'resolvedAt'
  | 'rejectionReason'
  | 'mergedInto'
  | 'closesAt'
  | 'lastEvent'
  | 'lastEventAt'
>;

/** The milestones before the first event. */
export const initialMilestones: Milestones = {
  status: 'received',
  ownerOffice: null,
  unitCode: null,
  firstRespondedAt: null,
  resolvedAt: null,
  rejectionReason: null,
  mergedInto: null,
  closesAt: null,
  lastEvent: 0,
  lastEventAt: new Date(0),
};

/**
 * The milestones after one more event. Applied to a whole history, beginning with {@link initialMilestones}, it
 * rebuilds them.
 */
export function afterEvent(before: Milestones, event: NewEvent): Milestones {
  return {
    status: event.status,
    ownerOffice: event.ownerOffice,
    unitCode: event.details.unit ?? before.unitCode,
    firstRespondedAt: before.firstRespondedAt ?? (event.answers ? event.at : null),
    resolvedAt: event.kind === 'resolved' ? event.at : before.resolvedAt,
    rejectionReason: event.status === 'rejected' ? (event.details.reason ?? null) : null,
    mergedInto: event.details.into ?? before.mergedInto,
    closesAt: event.status === 'resolved' ? (dateOf(event.details.closesAt) ?? before.closesAt) : null,
    lastEvent: before.lastEvent + 1,
    lastEventAt: event.at,
  };
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
