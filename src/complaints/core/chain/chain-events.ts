import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { recordAction } from '../../../audit/record.js';
import { deliver } from '../../../events/deliver.js';
import { publishEvents } from '../../../events/events.repository.js';
import { type PublishedEvent } from '../../../events/published-event.js';
import { type EventSubscriber } from '../../../events/subscribes.js';
import { noteComplaintRows } from './complaint-rows.js';
import { eventHash } from './event-hash.js';

/** The action of an audit entry that holds the hashes of events. */
export const SEALED = 'events.sealed';

/** The subscription of the hash chain. Its position says which events are hashed. */
export const HASH_CHAIN = { name: 'hash-chain', batchSize: 5_000 } as const;

/** An event with its hash. */
export interface ChainedEvent {
  readonly complaintId: string;
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * Publishes all events and hashes those that are not hashed yet, in place of the subscriber of a running
 * process. Waits for that one where it is at work.
 *
 * @returns how many were hashed
 */
export async function chainEvents(db: DataSource, now: () => Date): Promise<number> {
  let hashed = 0;
  await publishEvents(db);
  const subscriber: EventSubscriber = {
    handle: async (events, manager) => {
      hashed += await hashEvents(manager, events, now());
    },
  };
  await deliver(db, HASH_CHAIN, subscriber, true);
  return hashed;
}

/**
 * Puts the hashes of events into the audit trail, with those of the citizens' words and of what complaints were accepted
 * with. A later change or removal is noticed by `audit verify`. Demo complaints can be removed and are left out.
 *
 * @returns how many were hashed
 */
export async function hashEvents(
  manager: EntityManager,
  published: readonly PublishedEvent[],
  at: Date,
): Promise<number> {
  const rows = await manager.query<(ChainedEvent & { salt: string; demo: boolean | null })[]>(
    `WITH salted AS MATERIALIZED (
       SELECT *, gen_random_uuid() AS salt
       FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS taken(complaint_id, seq, place)
     )
     SELECT taken.complaint_id AS "complaintId", taken.seq, coalesce(${eventHash('taken.salt')}, '') AS hash, taken.salt, c.demo
     FROM salted AS taken
     LEFT JOIN complaint_events e ON e.complaint_id = taken.complaint_id AND e.seq = taken.seq
     LEFT JOIN complaints c ON c.id = taken.complaint_id
     ORDER BY taken.place`,
    [published.map(({ complaintId }) => complaintId), published.map(({ seq }) => seq)],
  );
  const events = rows.filter(({ demo }) => demo !== true);
  if (events.length === 0) return 0;
  const id = uuid();
  await manager.query(
    `INSERT INTO event_seals (id, complaint_ids, seqs, hashes, salts)
     VALUES ($1, $2::uuid[], $3::int[], $4::bytea[], $5::uuid[])`,
    [
      id,
      events.map((each) => each.complaintId),
      events.map((each) => each.seq),
      events.map((each) => each.hash),
      events.map((each) => each.salt),
    ],
  );
  await noteComplaintRows(manager, events);
  const details = JSON.stringify({ events: events.length, digest: digestOf(events) });
  await recordAction(manager, {
    at,
    accountId: null,
    account: 'tanggap',
    action: SEALED,
    subject: id,
    details,
  });
  return events.length;
}

/** The SHA-256 of all events of an entry, in hexadecimal. */
export function digestOf(events: readonly ChainedEvent[]): string {
  const hash = createHash('sha256');
  for (const { complaintId, seq, hash: each } of events)
    hash.update(`${complaintId} ${seq} ${each.toString('hex')}\n`);
  return hash.digest('hex');
}
