import { type EntityManager } from 'typeorm';
import { type AuditEntry, BEGINNING, chained, type Deed } from './chain.js';

/** Whoever writes to the trail waits here for whoever is writing. */
const TRAIL = 0x7a47e6;

/**
 * Puts a deed into the trail, in the transaction of the deed: neither is there without
 * the other. To be called last, since it keeps the next writer waiting until the
 * transaction ends.
 */
export async function record(manager: EntityManager, deed: Deed): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [TRAIL]);
  const [last] = await manager.query<{ seq: string; hash: Buffer }[]>(
    'SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1',
  );
  const entry: AuditEntry = { ...deed, seq: Number(last?.seq ?? 0) + 1 };
  await manager.query(
    `INSERT INTO audit_entries (seq, at, account_id, account, action, subject, details, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      entry.seq,
      entry.at,
      entry.accountId,
      entry.account,
      entry.action,
      entry.subject,
      entry.details,
      chained(last?.hash ?? BEGINNING, entry),
    ],
  );
}
