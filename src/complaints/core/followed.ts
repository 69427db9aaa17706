import { newEvent, type NewEvent } from './history.js';
import { type EndReason, type Status } from './life-cycle.js';

const done: readonly Status[] = ['resolved', 'closed'];
/** Rejected for one of these, the complaint into which others were merged was none: that answers nobody else. */
const noAnswer: readonly (EndReason | undefined)[] = ['spam', 'test', 'outside_city'];

/**
 * Whether an event of a complaint concerns those that were merged into it: it answers, they are done by it or no longer, or
 * there is nothing left in which they could go on.
 */
export function concernsMerged(before: Status, { answers, status }: NewEvent): boolean {
  return answers || status === 'rejected' || done.includes(before) !== done.includes(status);
}

/**
 * The event of a complaint that follows from one of the complaint into which it was merged. Its citizen gets the answer.
 * Where that one ends without an answer, as spam or withdrawn, the complaint goes on by itself.
 * The owner has to be set: it stays.
 *
 * @param into number of the complaint into which it was merged
 */
export function followedEvent(event: NewEvent, into: string): NewEvent {
  const { at, actorOffice, actorAccount, message, messagePublic, status, details } = event;
  const answers = event.answers && !noAnswer.includes(details.reason);
  return newEvent({
    at,
    kind: 'followed',
    actorOffice,
    actorAccount,
    message: answers && messagePublic ? message : null,
    messagePublic: answers && messagePublic,
    details: { into, followedStatus: status },
    answers,
    status: status === 'rejected' && !answers ? 'waiting' : 'merged',
    ownerOffice: null,
  });
}
