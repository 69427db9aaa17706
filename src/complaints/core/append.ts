import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';
import { type Complaint } from './complaint.entity.js';
import { ComplaintEvent } from './complaint-event.entity.js';
import { ComplaintWords } from './complaint-words.entity.js';
import { concernsMerged, followedEvent } from './followed.js';
import { afterEvent, type Milestones, type NewEvent } from './history.js';
import { type Status } from './life-cycle.js';

const appendSql = readFileSync(new URL('./append-events.sql', import.meta.url), 'utf8');

/** The part of a complaint that its next event depends on. */
export type Continued = Pick<Complaint, 'id' | 'firstResponseDueAt'> & Milestones;

/** SQL: the columns of `complaints` for {@link Continued}. */
export const CONTINUED = `id, first_response_due_at AS "firstResponseDueAt", status, owner_office AS "ownerOffice",
  charged_office AS "chargedOffice", owner_charged_from AS "ownerChargedFrom", passed_on_at AS "passedOnAt", unit_code AS "unitCode",
  first_responded_at AS "firstRespondedAt", resolved_at AS "resolvedAt", rejection_reason AS "rejectionReason",
  merged_into AS "mergedInto", followed_status AS "followedStatus", closes_at AS "closesAt", last_event AS "lastEvent", last_event_at AS "lastEventAt"`;

/** An event, and the complaint it happens to. */
export interface NextEvent {
  readonly complaint: Continued;
  readonly event: NewEvent;
}

/**
 * Appends one event to each of many complaints and keeps their milestones in
 * step. An event is never dated before the previous one, even if the clocks of two
 * processes differ.
 *
 * @returns ids of the complaints that got their event; the others got another one meanwhile
 */
export async function appendAll(manager: EntityManager, next: readonly NextEvent[]): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(appendSql, [JSON.stringify(next.map(rowOf))]);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Appends an event in the caller's transaction, which must have locked the complaint. What was merged into it is told.
 *
 * @returns the complaint as it stands now
 */
export async function append(
  manager: EntityManager,
  complaint: Complaint,
  event: NewEvent,
): Promise<Complaint> {
  const taken = await appendAll(manager, [{ complaint, event }]);
  if (!taken.has(complaint.id)) throw new Error(`Complaint ${complaint.id} was not locked.`);
  const before = complaint.status;
  Object.assign(complaint, after(complaint, event));
  await tellMerged(manager, complaint, before, event);
  return complaint;
}

/**
 * Appends to the complaints that were merged into one what became of it, where that counts: a public answer is an answer
 * to them too, and they are done while it is done.
 */
async function tellMerged(
  manager: EntityManager,
  { number, status }: Pick<Complaint, 'number' | 'status'>,
  before: Status,
  event: NewEvent,
): Promise<void> {
  if (!concernsMerged(before, { ...event, status })) return;
  const merged = await manager.query<(Continued & { number: string })[]>(
    `SELECT ${CONTINUED}, number FROM complaints WHERE merged_into = $1 AND status = 'merged' ORDER BY id FOR UPDATE`,
    [number],
  );
  if (merged.length === 0) return;
  const told = followedEvent({ ...event, status }, number);
  const next = merged.map((complaint) => ({
    complaint,
    event: { ...told, ownerOffice: complaint.ownerOffice },
  }));
  await appendAll(manager, next);
  if (told.status !== 'merged') return;
  for (const complaint of merged) await tellMerged(manager, { ...complaint, status }, before, event);
}

/** An event with the citizen's words, if there are any and they were not erased. */
export type ToldEvent = ComplaintEvent & { readonly words: string | null };

/** The whole history of a complaint, oldest first. */
export async function historyOf(manager: EntityManager, complaintId: string): Promise<ToldEvent[]> {
  const events = await manager.find(ComplaintEvent, { where: { complaintId }, order: { seq: 'ASC' } });
  const said = await manager.findBy(ComplaintWords, { complaintId });
  const words = new Map(said.map((each) => [each.seq, each.words]));
  return events.map((event) => ({ ...event, words: words.get(event.seq) ?? null }));
}

function after(complaint: Continued, event: NewEvent): Milestones {
  const at = event.at < complaint.lastEventAt ? complaint.lastEventAt : event.at;
  return afterEvent(complaint, { ...event, at });
}

function rowOf({ complaint, event }: NextEvent): Record<string, unknown> {
  const milestones = after(complaint, event);
  return {
    complaint_id: complaint.id,
    seq: milestones.lastEvent,
    at: milestones.lastEventAt,
    kind: event.kind,
    actor_office: event.actorOffice,
    actor_account: event.actorAccount,
    message: event.message,
    message_public: event.messagePublic,
    details: event.details,
    answers: event.answers,
    status: milestones.status,
    owner_office: milestones.ownerOffice,
    charged_office: milestones.chargedOffice,
    owner_charged_from: milestones.ownerChargedFrom,
    passed_on_at: milestones.passedOnAt,
    unit_code: milestones.unitCode,
    first_responded_at: milestones.firstRespondedAt,
    resolved_at: milestones.resolvedAt,
    rejection_reason: milestones.rejectionReason,
    merged_into: milestones.mergedInto,
    followed_status: milestones.followedStatus,
    closes_at: milestones.closesAt,
  };
}
