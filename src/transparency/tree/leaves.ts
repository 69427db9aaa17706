import { type EntityManager } from 'typeorm';
import { isUuid } from '../../common/uuid.js';
import { digestOf, SEALED, type ChainedEvent } from '../../complaints/core/chain/chain-events.js';
import { leafHash } from '../merkle/merkle.js';

/** An entry of the audit trail with the leaves it adds to the tree: those of the events whose hashes it adds to the chain, then its own. */
export interface EntryLeaves {
  readonly seq: number;
  /** The row of `event_seals` that belongs to the entry. */
  readonly seal: string | undefined;
  readonly leaves: readonly Buffer[];
}

interface EntryRow {
  readonly seq: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
  readonly hash: Buffer;
}

/**
 * The leaves of all entries after one, in the order of the trail. A leaf is made of the 32 bytes of the hash of an
 * event or an entry.
 *
 * @param atOnce entries that are read together
 * @throws TreeFault where an entry or a seal is missing, or a seal is not the one that its entry was made of
 */
export async function* leavesAfter(
  manager: EntityManager,
  after: number,
  atOnce: number,
): AsyncGenerator<EntryLeaves> {
  for (let last = after; ;) {
    const rows = await manager.query<EntryRow[]>(
      'SELECT seq, action, subject, details, hash FROM audit_entries WHERE seq > $1 ORDER BY seq LIMIT $2',
      [last, atOnce],
    );
    for (const row of rows) {
      const seq = Number(row.seq);
      if (seq !== last + 1) throw new TreeFault(`entry ${last + 1} of the audit trail is missing`);
      const sealed = row.action === SEALED ? await eventsOf(manager, row) : [];
      const leaves = [...sealed.map(({ hash }) => hash), row.hash].map(leafHash);
      yield { seq, seal: row.action === SEALED ? row.subject : undefined, leaves };
      last = seq;
    }
    if (rows.length < atOnce) return;
  }
}

/** Why the tree cannot be what it must be. */
export class TreeFault extends Error {}

async function eventsOf(
  manager: EntityManager,
  { seq, subject, details }: EntryRow,
): Promise<ChainedEvent[]> {
  if (!isUuid(subject)) throw new TreeFault(`entry ${seq} names no seal`);
  const events = await manager.query<ChainedEvent[]>(
    `SELECT complaint_id AS "complaintId", sealed.seq, coalesce(hash, '') AS hash
     FROM event_seals, unnest(complaint_ids, seqs, hashes) WITH ORDINALITY AS sealed(complaint_id, seq, hash, place)
     WHERE id = $1::uuid ORDER BY place`,
    [subject],
  );
  if (digestOf(events) !== (JSON.parse(details) as { digest: string }).digest)
    throw new TreeFault(`the seal of entry ${seq} is not what was written`);
  return events;
}
