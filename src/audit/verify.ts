import { type DataSource } from 'typeorm';
import { type ReportStep } from '../common/steps.js';
import { type AuditEntry, BEGINNING, chained } from './chain.js';

const BATCH_SIZE = 5_000;

type Row = Omit<AuditEntry, 'seq'> & { readonly seq: string; readonly hash: Buffer };

/** What was found of the chain of entries. */
export interface AuditVerification {
  readonly entries: number;
  /** Hash of the last entry, in hexadecimal. Noted elsewhere, it shows later that nothing was cut off. */
  readonly head: string;
  /** Number of the first entry that is not what was written, or is missing: also the first of those cut off the end. */
  readonly brokenAt: number | undefined;
  /** Whether the trail holds the head that was noted; undefined where none was given. */
  readonly holdsHead: boolean | undefined;
}

/** Computes the whole chain again. @param head noted at an earlier time, in hexadecimal */
export async function verifyTrail(
  db: Pick<DataSource, 'query'>,
  head: string | undefined,
  report: ReportStep,
): Promise<AuditVerification> {
  const [{ count }] = await db.query<[{ count: number }]>('SELECT count(*)::int AS count FROM audit_entries');
  let before: Buffer = BEGINNING;
  let seq = 0;
  let holdsHead = head === undefined ? undefined : false;
  for (;;) {
    const rows = await db.query<Row[]>(
      `SELECT seq, at, account_id AS "accountId", account, action, subject, details, hash
       FROM audit_entries WHERE seq > $1 ORDER BY seq LIMIT ${BATCH_SIZE}`,
      [seq],
    );
    for (const { hash, ...row } of rows) {
      const entry = { ...row, seq: Number(row.seq) };
      if (entry.seq !== seq + 1 || !hash.equals(chained(before, entry)))
        return { entries: count, head: before.toString('hex'), brokenAt: seq + 1, holdsHead };
      before = hash;
      seq = entry.seq;
      if (head !== undefined && hash.toString('hex') === head) holdsHead = true;
    }
    report(count === 0 ? 1 : seq / count);
    if (rows.length < BATCH_SIZE) {
      const brokenAt = (await isWhole(db, seq, before)) ? undefined : seq + 1;
      return { entries: count, head: before.toString('hex'), brokenAt, holdsHead };
    }
  }
}

/** Whether the entry that was last is the last one that was written; some may have been written meanwhile. */
async function isWhole(db: Pick<DataSource, 'query'>, seq: number, hash: Buffer): Promise<boolean> {
  const [head] = await db.query<{ seq: string; hash: Buffer }[]>(
    'SELECT seq, hash FROM audit_head WHERE only_row',
  );
  if (!head || Number(head.seq) < seq) return false;
  if (Number(head.seq) === seq) return head.hash.equals(hash);
  const next = await db.query<unknown[]>('SELECT FROM audit_entries WHERE seq = $1', [seq + 1]);
  return next.length > 0;
}
