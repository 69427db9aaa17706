import { type EntityManager } from 'typeorm';
import { type AuditEntry, BEGINNING, chained, type AuditAction } from './chain.js';
import { hashRowChanges, hasRowChanges } from './row-hashes.js';

/** Writers of the trail take turns by this lock. */
const TRAIL = 0x7a47e6;

/**
 * Records an action in the audit trail, in the transaction of the action: neither is there without
 * the other. The entry vouches for the rows that the transaction has changed. To be called
 * last, since it keeps the next writer waiting until the transaction ends.
 */
export async function recordAction(manager: EntityManager, action: AuditAction): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [TRAIL]);
  // If entries were removed from the end, numbering goes on after `audit_head`. The gap shows it.
  const [head] = await manager.query<{ seq: string; hash: Buffer; changed: boolean }[]>(
    `SELECT seq, hash, EXISTS (SELECT FROM row_changes WHERE xid = pg_current_xact_id()) AS changed
     FROM (SELECT seq, hash FROM audit_head UNION ALL
           (SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1)) AS last ORDER BY seq DESC LIMIT 1`,
  );
  const seq = Number(head?.seq ?? 0) + 1;
  const changed = head?.changed ?? (await hasRowChanges(manager));
  const details = changed
    ? JSON.stringify({
        ...(JSON.parse(action.details) as object),
        changed: await hashRowChanges(manager, seq),
      })
    : action.details;
  const entry: AuditEntry = { ...action, details, seq };
  await manager.query(
    `WITH moved AS (UPDATE audit_head SET seq = $1, hash = $8)
     INSERT INTO audit_entries (seq, at, account_id, account, action, subject, details, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      entry.seq,
      entry.at,
      entry.accountId,
      entry.account,
      entry.action,
      entry.subject,
      entry.details,
      chained(head?.hash ?? BEGINNING, entry),
    ],
  );
}

/** Records an action where the transaction has changed rows that the trail covers; where not, nothing was done. */
export async function recordIfChanged(manager: EntityManager, action: AuditAction): Promise<void> {
  if (await hasRowChanges(manager)) await recordAction(manager, action);
}
