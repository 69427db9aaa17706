import { type DataSource } from 'typeorm';
import { type ReportStep } from '../../../common/steps.js';
import { eventHash } from './event-hash.js';
import { unhandledBy } from '../../../events/events.repository.js';
import { digestOf, HASH_CHAIN, SEALED, type ChainedEvent } from './chain-events.js';

/** The result of comparing the events with their hashes. */
export interface VerifiedSeals {
  readonly events: number;
  /** Appended and not hashed yet. */
  readonly waiting: number;
  /** The first event that differs from its hash, in words; undefined if none does. */
  readonly fault: string | undefined;
}

interface Entry {
  readonly seq: string;
  readonly subject: string;
  readonly details: string;
}

/** SQL: the lists of hashes that have an entry in the audit trail. */
const VOUCHED = `event_seals JOIN audit_entries ON audit_entries.action = '${SEALED}' AND audit_entries.subject = event_seals.id::text`;

/** Compares the events of complaints with their hashes in the audit trail, which must have been verified before. */
export async function verifyChainedEvents(
  db: Pick<DataSource, 'query'>,
  report: ReportStep,
): Promise<VerifiedSeals> {
  const entries = await db.query<Entry[]>(
    'SELECT seq, subject, details FROM audit_entries WHERE action = $1 ORDER BY audit_entries.seq',
    [SEALED],
  );
  let events = 0;
  for (const [place, entry] of entries.entries()) {
    const fault = (await faultOfSeal(db, entry)) ?? (await faultWithin(db, entry.subject));
    if (fault !== undefined) return { events, waiting: 0, fault };
    events += (JSON.parse(entry.details) as { events: number }).events;
    report((place + 1) / (entries.length + 1));
  }
  const [{ waiting }] = await db.query<[{ waiting: number }]>(
    `SELECT count(*)::int AS waiting FROM ${unhandledBy(HASH_CHAIN.name)} AS waiting`,
  );
  return { events, waiting, fault: (await faultOfSeals(db)) ?? (await faultOutside(db)) };
}

/** Checks that the list of hashes of an entry is the one that it was made of. */
async function faultOfSeal(
  db: Pick<DataSource, 'query'>,
  { seq, subject, details }: Entry,
): Promise<string | undefined> {
  const events = await db.query<ChainedEvent[]>(
    `SELECT complaint_id AS "complaintId", seq, coalesce(hash, '') AS hash
     FROM event_seals, unnest(complaint_ids, seqs, hashes) WITH ORDINALITY AS sealed(complaint_id, seq, hash, place)
     WHERE id::text = $1 ORDER BY place`,
    [subject],
  );
  const { digest } = JSON.parse(details) as { digest: string };
  return digestOf(events) === digest ? undefined : `the seal of entry ${seq} is not what was written`;
}

/** The first event of a list that was changed or is missing. */
async function faultWithin(db: Pick<DataSource, 'query'>, seal: string): Promise<string | undefined> {
  const [first] = await db.query<{ name: string; seq: number; missing: boolean }[]>(
    `SELECT coalesce(c.number, sealed.complaint_id::text) AS name, sealed.seq, e.seq IS NULL AS missing
     FROM event_seals, unnest(complaint_ids, seqs, hashes, salts) WITH ORDINALITY AS sealed(complaint_id, seq, hash, salt, place)
     LEFT JOIN complaint_events e ON e.complaint_id = sealed.complaint_id AND e.seq = sealed.seq
     LEFT JOIN complaints c ON c.id = sealed.complaint_id
     WHERE event_seals.id::text = $1 AND ((${eventHash('sealed.salt')}) IS DISTINCT FROM sealed.hash OR c.demo)
     ORDER BY place LIMIT 1`,
    [seal],
  );
  return (
    first && `event ${first.seq} of complaint ${first.name} ${first.missing ? 'is missing' : 'was changed'}`
  );
}

/** A list without an entry, or an event that is in two lists: an event is hashed once, so that a changed one cannot be hashed anew. */
async function faultOfSeals(db: Pick<DataSource, 'query'>): Promise<string | undefined> {
  const [strange] = await db.query<{ id: string }[]>(
    `SELECT id FROM event_seals WHERE id NOT IN (SELECT event_seals.id FROM ${VOUCHED}) LIMIT 1`,
  );
  if (strange) return `the seal ${strange.id} has no entry in the trail`;
  const [twice] = await db.query<{ complaintId: string; seq: number }[]>(
    `SELECT complaint_id AS "complaintId", seq FROM event_seals, unnest(complaint_ids, seqs) AS sealed(complaint_id, seq)
     GROUP BY complaint_id, seq HAVING count(*) > 1 LIMIT 1`,
  );
  return twice && `event ${twice.seq} of complaint ${twice.complaintId} is sealed twice`;
}

/** An event that has no hash and does not wait for one: it was not written by Tanggap. */
async function faultOutside(db: Pick<DataSource, 'query'>): Promise<string | undefined> {
  const [first] = await db.query<{ number: string; seq: number }[]>(
    `SELECT c.number, e.seq FROM complaint_events e JOIN complaints c ON c.id = e.complaint_id AND NOT c.demo
     WHERE NOT EXISTS (SELECT FROM ${unhandledBy(HASH_CHAIN.name)} u WHERE u.complaint_id = e.complaint_id AND u.seq = e.seq)
       AND NOT EXISTS (
         SELECT FROM (SELECT unnest(complaint_ids) AS complaint_id, unnest(seqs) AS seq FROM ${VOUCHED}) AS sealed
         WHERE sealed.complaint_id = e.complaint_id AND sealed.seq = e.seq)
     ORDER BY e.known_at, c.number, e.seq LIMIT 1`,
  );
  return first && `event ${first.seq} of complaint ${first.number} was put in past Tanggap`;
}
