import { type Category } from '../../complaints/core/categories/category.entity.js';
import { type Complaint } from '../../complaints/core/complaint.entity.js';
import { type EventDetails } from '../../complaints/core/complaint-event.entity.js';
import { type Milestones, milestonesOf, newEvent, type NewEvent } from '../../complaints/core/history.js';
import { type Action } from '../../complaints/core/life-cycle.js';
import { transitionOf } from '../../complaints/core/transitions.js';
import { type Chance } from './chance.js';

const HOUR = 3_600_000;

/** What becomes of a complaint, as far as `now`. */
export interface Life {
  readonly complaint: Pick<Complaint, keyof Milestones | 'filedAt' | 'firstResponseDueAt'>;
  readonly events: readonly NewEvent[];
}

/** When it was filed and due, and until when its life is made up. */
export interface Circumstances {
  readonly filedAt: Date;
  readonly firstResponseDueAt: Date;
  readonly now: Date;
  readonly answered: boolean;
}

/**
 * Makes up the life of one complaint by the rules of the life cycle.
 *
 * @param answered whether its lurah answers it; then some of its time is needed, so file it early enough
 */
export function demoLife(
  { filedAt, firstResponseDueAt, now, answered }: Circumstances,
  category: Category,
  office: string,
  chance: Chance,
): Life {
  const events: NewEvent[] = [
    newEvent({ at: filedAt, kind: 'filed', status: 'received', ownerOffice: null }),
  ];
  const age = now.getTime() - filedAt.getTime();
  const take = (action: Action, after: number, details: EventDetails, message: string | null): void => {
    const last = events.at(-1) as NewEvent;
    const transition = transitionOf(action, last.status, action === 'route' ? 'system' : 'lurah');
    const at = new Date(last.at.getTime() + after);
    if (!transition || at > now) return;
    events.push(
      newEvent({
        at,
        kind: transition.event,
        status: transition.to,
        ownerOffice: office,
        details,
        actorOffice: action === 'route' ? null : office,
        message,
        messagePublic: transition.answers,
        answers: transition.answers,
      }),
    );
  };

  take('route', Math.min(age, 800), { office, because: 'location' }, null);
  if (category.unitCode !== null && chance.next() < (answered ? 0.35 : 0.08)) {
    take(
      'coordinate',
      Math.min(age / 8, chance.around(6, 0.8) * HOUR),
      { unit: category.unitCode },
      'Contoh: mohon ditangani.',
    );
  }
  if (answered) {
    const wait = Math.min(chance.around(20, 1.1) * HOUR, age / 2);
    take('respond', wait, {}, 'Contoh: terima kasih, petugas memeriksa lokasi.');
    if (chance.next() < 0.6) take('resolve', chance.around(60, 0.9) * HOUR, {}, 'Contoh: sudah ditangani.');
  }
  const due = { firstResponseDueAt };
  return { complaint: { filedAt, ...due, ...milestonesOf(events, due) }, events };
}
