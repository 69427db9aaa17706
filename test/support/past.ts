import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Something that happened in a made-up past, with what the complaint was after it. */
export interface PastEvent {
  readonly at: Date;
  /** When it became known; at once where not given. */
  readonly knownAt?: Date;
  readonly kind: string;
  readonly status: string;
  readonly owner: string | null;
  readonly answers?: boolean;
  readonly details?: Record<string, string>;
}

/** A complaint of the past, as history would have left it. */
export interface PastComplaint {
  readonly filedAt: Date;
  readonly dueAt: Date;
  readonly category?: string;
  readonly channel?: string;
  /** What followed the filing. */
  readonly events: readonly PastEvent[];
}

/** Writes complaints straight into the database: only so can a test have a past. */
export async function writePast(db: pg.Pool, complaints: readonly PastComplaint[]): Promise<void> {
  for (const { filedAt, dueAt, category = 'road', channel = 'api', events } of complaints) {
    const id = randomUUID();
    const filed: PastEvent = { at: filedAt, kind: 'filed', status: 'received', owner: null };
    const all = [filed, ...events];
    const last = all.at(-1) ?? filed;
    const answeredAt = all.find(({ answers }) => answers)?.at ?? null;
    await db.query(
      `INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description, address,
         filed_at, filed_on, first_response_due_at, resolution_due_at, status, owner_office, first_responded_at, resolved_at,
         unit_code, rejection_reason, last_event, last_event_at, known_at)
       VALUES ($1, $2, '', 'JKT', $3, $4, 'Dari masa lalu', 'Di sini', $5, ($5 AT TIME ZONE 'Asia/Jakarta')::date, $6, $6,
         $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        id,
        `PAST-${id}`,
        category,
        channel,
        filedAt,
        dueAt,
        last.status,
        last.owner,
        answeredAt,
        all.findLast(({ kind }) => kind === 'resolved')?.at ?? null,
        all.findLast(({ details }) => details?.unit !== undefined)?.details?.unit ?? null,
        last.status === 'rejected' ? last.details?.reason : null,
        all.length,
        last.at,
        knownAt(last),
      ],
    );
    await db.query(
      `INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, status, owner_office, answers, details)
       SELECT $1, row_number() OVER (), * FROM unnest($2::timestamptz[], $8::timestamptz[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::jsonb[])`,
      [
        id,
        all.map(({ at }) => at),
        all.map(({ kind }) => kind),
        all.map(({ status }) => status),
        all.map(({ owner }) => owner),
        all.map(({ answers }) => answers ?? false),
        all.map(({ details }) => JSON.stringify(details ?? {})),
        all.map(knownAt),
      ],
    );
  }
}

const knownAt = (event: PastEvent): Date => event.knownAt ?? event.at;

/** An instant by Jakarta’s clock. */
export const at = (text: string): Date => new Date(`${text}+07:00`);
/** So many hours later. */
export const hours = (from: Date, count: number): Date => new Date(from.getTime() + count * 3_600_000);
/** It came to its owner. */
export const routed = (when: Date, owner: string): PastEvent => ({
  at: when,
  kind: 'routed',
  status: 'waiting',
  owner,
});
/** Its owner answered. */
export const answered = (when: Date, owner: string): PastEvent => ({
  at: when,
  kind: 'responded',
  status: 'in_progress',
  owner,
  answers: true,
});
/** Its owner said that it is done. */
export const resolved = (when: Date, owner: string): PastEvent => ({
  at: when,
  kind: 'resolved',
  status: 'resolved',
  owner,
  answers: true,
});
