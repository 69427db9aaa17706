import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Charge, chargeAfter } from '../../src/complaints/core/charge.js';

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
  /** When its filing became known; at once where not given. */
  readonly knownAt?: Date;
  /** What followed the filing. */
  readonly events: readonly PastEvent[];
}

const AT_ONCE = 1_000;

/** Writes complaints straight into the database: only so can a test have a past. */
export async function writePast(db: pg.Pool, complaints: readonly PastComplaint[]): Promise<void> {
  for (let begin = 0; begin < complaints.length; begin += AT_ONCE) {
    const rows = complaints.slice(begin, begin + AT_ONCE).map(asRow);
    await db.query(
      `INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description, address,
         filed_at, filed_on, first_response_due_at, resolution_due_at, status, owner_office, first_responded_at, resolved_at,
         unit_code, rejection_reason, last_event, last_event_at, known_at, charged_office, owner_charged_from, passed_on_at)
       SELECT id, 'PAST-' || id, '', 'JKT', category, channel, 'Dari masa lalu', 'Di sini', "filedAt",
         ("filedAt" AT TIME ZONE 'Asia/Jakarta')::date, "dueAt", "dueAt", status, owner, "answeredAt", "resolvedAt", unit, reason,
         json_array_length(events), "lastAt", "knownAt", "chargedOffice", "ownerChargedFrom", "passedOnAt"
       FROM json_to_recordset($1) AS past(id uuid, category text, channel text, "filedAt" timestamptz, "dueAt" timestamptz,
         status text, owner text, "answeredAt" timestamptz, "resolvedAt" timestamptz, unit text, reason text, events json,
         "lastAt" timestamptz, "knownAt" timestamptz, "chargedOffice" text, "ownerChargedFrom" timestamptz, "passedOnAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
    await db.query(
      `INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, status, owner_office, answers, details,
         charged_office, owner_charged_from, passed_on_at)
       SELECT id, seq, at, coalesce("knownAt", at), kind, status, owner, coalesce(answers, false), coalesce(details, '{}'),
         "chargedOffice", "ownerChargedFrom", "passedOnAt"
       FROM json_to_recordset($1) AS past(id uuid, events json)
       CROSS JOIN ROWS FROM (json_to_recordset(events) AS (at timestamptz, "knownAt" timestamptz, kind text, status text,
         owner text, answers bool, details jsonb, "chargedOffice" text, "ownerChargedFrom" timestamptz, "passedOnAt" timestamptz))
         WITH ORDINALITY AS event(at, "knownAt", kind, status, owner, answers, details, "chargedOffice", "ownerChargedFrom", "passedOnAt", seq)`,
      [JSON.stringify(rows)],
    );
  }
}

function asRow({
  filedAt,
  dueAt,
  category = 'road',
  channel = 'api',
  knownAt,
  events,
}: PastComplaint): object {
  const filed: PastEvent = { at: filedAt, knownAt, kind: 'filed', status: 'received', owner: null };
  const all = withCharges([filed, ...events], dueAt);
  const last = all.at(-1) ?? filed;
  return {
    id: randomUUID(),
    category,
    channel,
    filedAt,
    dueAt,
    status: last.status,
    owner: last.owner,
    answeredAt: all.find(({ answers }) => answers)?.at,
    resolvedAt: all.findLast(({ kind }) => kind === 'resolved')?.at,
    unit: all.findLast(({ details }) => details?.unit !== undefined)?.details?.unit,
    reason: last.status === 'rejected' ? last.details?.reason : undefined,
    events: all,
    ...chargeOf(all.at(-1)),
    lastAt: last.at,
    knownAt: last.knownAt ?? last.at,
  };
}

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

const UNROUTED: Charge = { ownerOffice: null, chargedOffice: null, ownerChargedFrom: null, passedOnAt: null };

/** Each event with whom the complaint counts with after it, as the product stores it. */
function withCharges(events: readonly PastEvent[], dueAt: Date): (PastEvent & Charge)[] {
  let charge = UNROUTED;
  let firstRespondedAt: Date | null = null;
  return events.map((event) => {
    const { at, owner: ownerOffice, answers = false, details } = event;
    const countsFrom = details?.countsFrom === undefined ? undefined : new Date(details.countsFrom);
    const before = { ...charge, firstRespondedAt, firstResponseDueAt: dueAt };
    charge = chargeAfter(before, { at, ownerOffice, answers, countsFrom });
    firstRespondedAt ??= answers ? at : null;
    return { ...event, ...charge };
  });
}

function chargeOf(event: Charge = UNROUTED): Omit<Charge, 'ownerOffice'> {
  const { chargedOffice, ownerChargedFrom, passedOnAt } = event;
  return { chargedOffice, ownerChargedFrom, passedOnAt };
}

/** Whom a life counts with as known at an instant: the last office that held it for its fair time by then or answered it; else the first. */
export function chargedTo({ events, dueAt }: PastComplaint, asOf: Date): string {
  const known = events.filter(({ at: when, knownAt = when }) => knownAt <= asOf);
  const answer = known.find((event) => event.answers);
  const instant = Math.min(...[answer?.at, dueAt, asOf].flatMap((each) => each?.getTime() ?? []));
  const moves = known.filter((event, index) => index === 0 || event.owner !== known[index - 1]?.owner);
  let charged = moves[0]?.owner ?? 'triage';
  moves.forEach((move, index) => {
    if (index === 0 || move.at.getTime() > instant) return;
    const until = Math.min(instant, moves[index + 1]?.at.getTime() ?? Infinity);
    const fairFrom = move.details?.countsFrom;
    if (fairFrom === undefined) return;
    const answersIt =
      answer?.at.getTime() === instant &&
      known.indexOf(answer) > known.indexOf(move) &&
      known.indexOf(answer) < (moves[index + 1] ? known.indexOf(moves[index + 1] as PastEvent) : Infinity);
    if (answersIt || new Date(fairFrom).getTime() <= until) charged = move.owner ?? 'triage';
  });
  return charged;
}
