import { createHash } from 'node:crypto';

/** An action to be recorded, before it has a number in the trail. */
export interface AuditAction {
  readonly at: Date;
  /** Null where a command did it, by whoever may run commands, or a stranger. */
  readonly accountId: string | null;
  /** The account as it was shown then. */
  readonly account: string;
  /** `complaint.resolved`, `session.began`, ... */
  readonly action: string;
  /** What it was done to: a number, an id, an address. */
  readonly subject: string;
  /** JSON. */
  readonly details: string;
}

/** An action with its number in the trail. */
export interface AuditEntry extends AuditAction {
  /** 1, 2, 3, ... without gaps. */
  readonly seq: number;
}

/** The hash before the first entry. */
export const BEGINNING = Buffer.alloc(32);

/**
 * The hash of an entry, made of all it says and of the hash before it. So no entry can
 * be changed, taken out or put in between without changing every hash after it.
 */
export function chained(before: Buffer, entry: AuditEntry): Buffer {
  const { seq, at, accountId, account, action, subject, details } = entry;
  const said = JSON.stringify([seq, at.toISOString(), accountId, account, action, subject, details]);
  return createHash('sha256').update(before).update(said).digest();
}
