import { type Complaint } from './complaint.entity.js';

/** The office that a complaint counts with, as far as it is decided, and when that office passed it on. */
export type Charge = Pick<Complaint, 'ownerOffice' | 'chargedOffice' | 'ownerChargedFrom' | 'passedOnAt'>;

/** What the charge depends on beside the events. */
type Dated = Pick<Complaint, 'firstResponseDueAt' | 'firstRespondedAt'>;

/** An event, as far as it may change the charge. */
export interface ChargingEvent {
  readonly at: Date;
  readonly ownerOffice: string | null;
  readonly answers: boolean;
  /** From when on a new owner is charged; left out, it never is. */
  readonly countsFrom?: Date | undefined;
}

/**
 * The office that a complaint counts with at an instant: its owner once the owner
 * has had a fair time, else the office that passed it on. After the due time and
 * after the first response it does not change any more.
 *
 * @returns null until it is routed
 */
export function chargedOfficeAt(charge: Charge, dueAt: Date, at: Date): string | null {
  return isOwnersAt(charge, dueAt, at) ? charge.ownerOffice : charge.chargedOffice;
}

/**
 * The charge after one more event. The first response and any change of the owner
 * after the due time fix the charge for good, so that no later step moves it.
 */
export function chargeAfter(before: Charge & Dated, event: ChargingEvent): Charge {
  const { ownerOffice, answers, countsFrom } = event;
  if (before.ownerOffice === null) return ownersOwn(ownerOffice);
  const { firstRespondedAt, firstResponseDueAt: dueAt } = before;
  const isFixed = answers || firstRespondedAt !== null || event.at > dueAt;
  if (!isFixed && ownerOffice === before.ownerOffice) return chargeOf(before);
  const answersInTime = answers && firstRespondedAt === null && event.at <= dueAt;
  const isOwners = (answersInTime && before.ownerChargedFrom !== null) || isOwnersAt(before, dueAt, event.at);
  const charged = isOwners ? before.ownerOffice : before.chargedOffice;
  // Fixed with an office that had passed it on, it stays with the person of then, also where that office gets it back.
  if (charged === ownerOffice && (isOwners || !isFixed)) return ownersOwn(ownerOffice);
  return {
    ownerOffice,
    chargedOffice: charged,
    ownerChargedFrom: isFixed ? null : (countsFrom ?? null),
    passedOnAt: isOwners ? event.at : before.passedOnAt,
  };
}

function isOwnersAt({ chargedOffice, ownerChargedFrom }: Charge, dueAt: Date, at: Date): boolean {
  if (chargedOffice === null) return true;
  return ownerChargedFrom !== null && ownerChargedFrom <= (at < dueAt ? at : dueAt);
}

function ownersOwn(ownerOffice: string | null): Charge {
  return { ownerOffice, chargedOffice: null, ownerChargedFrom: null, passedOnAt: null };
}

function chargeOf({ ownerOffice, chargedOffice, ownerChargedFrom, passedOnAt }: Charge): Charge {
  return { ownerOffice, chargedOffice, ownerChargedFrom, passedOnAt };
}
