import { type Complaint } from './complaint.entity.js';
import { type ComplaintEvent } from './complaint-event.entity.js';

/** An event before it has its place in a history. */
export type NewEvent = Omit<ComplaintEvent, 'complaintId' | 'seq' | 'knownAt'>;

/** An event that says when, what, and what the complaint is after it; the rest is nothing unless given. */
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

/** Before the first event. */
export const nothingHappened: Milestones = {
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
 * The milestones after one more event. Folding a whole history from
 * {@link nothingHappened} rebuilds them.
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
