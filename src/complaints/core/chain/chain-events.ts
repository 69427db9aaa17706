import { createHash } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { recordAction } from '../../../audit/record.js';
import { noteComplaintRows } from './complaint-rows.js';
import { eventHash } from './event-hash.js';

/** The action of an entry that seals events. */
export const SEALED = 'events.sealed';

const AT_ONCE = 5_000;

/** An event as a seal knows it. */
export interface ChainedEvent {
  readonly complaintId: string;
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * Seals the events that were appended since the last seal into the audit trail: what is changed or taken away after
 * that is noticed. With them go the words of citizens, and what complaints were accepted with. Those that go on being appended meanwhile are for the next seal. Made-up complaints can be removed
 * and are not sealed.
 *
 * @returns how many were sealed
 */
export async function chainEvents(db: DataSource, now: () => Date): Promise<number> {
  for (let sealed = 0; ;) {
    const { taken, kept } = await sealSome(db, now);
    sealed += kept;
    if (taken < AT_ONCE) return sealed;
  }
}

function sealSome(db: DataSource, now: () => Date): Promise<{ taken: number; kept: number }> {
  return db.transaction(async (manager) => {
    const taken = await manager.query<(ChainedEvent & { salt: string; demo: boolean | null })[]>(
      `WITH taken AS (
         DELETE FROM unsealed_events WHERE (complaint_id, seq) IN
           (SELECT complaint_id, seq FROM unsealed_events LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING complaint_id, seq
       ), salted AS MATERIALIZED (SELECT taken.*, gen_random_uuid() AS salt FROM taken)
       SELECT taken.complaint_id AS "complaintId", taken.seq, coalesce(${eventHash('taken.salt')}, '') AS hash, taken.salt, c.demo
       FROM salted AS taken
       LEFT JOIN complaint_events e ON e.complaint_id = taken.complaint_id AND e.seq = taken.seq
       LEFT JOIN complaints c ON c.id = taken.complaint_id
       ORDER BY taken.complaint_id, taken.seq`,
      [AT_ONCE],
    );
    const events = taken.filter(({ demo }) => demo !== true);
    if (events.length > 0) {
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
        at: now(),
        accountId: null,
        account: 'tanggap',
        action: SEALED,
        subject: id,
        details,
      });
    }
    return { taken: taken.length, kept: events.length };
  });
}

/** The SHA-256 of all events of a seal, in hexadecimal. */
export function digestOf(events: readonly ChainedEvent[]): string {
  const hash = createHash('sha256');
  for (const { complaintId, seq, hash: each } of events)
    hash.update(`${complaintId} ${seq} ${each.toString('hex')}\n`);
  return hash.digest('hex');
}
