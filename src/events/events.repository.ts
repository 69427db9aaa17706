import { type DataSource, type EntityManager } from 'typeorm';
import { type PublishedEvent } from './published-event.js';

/** Advisory lock of whoever publishes. */
const PUBLISHER = 0x7a47e7;

/** How many events get their positions in one transaction. */
const BATCH = 5_000;

/** How far a subscriber is behind. */
export interface SubscriptionLag {
  readonly name: string;
  /** Events that it has not handled yet; positions that are left out count as events. */
  readonly events: number;
}

/**
 * SQL: `complaint_id` and `seq` of the events that a subscriber has not handled yet, published or not.
 *
 * @param name of the subscription, a literal of the code
 */
export const unhandledBy = (name: string): string => `
  (SELECT complaint_id, seq FROM unpublished_events
   UNION ALL
   SELECT p.complaint_id, p.seq FROM published_events p
   JOIN event_subscriptions s ON s.name = '${name}' AND p.position > s.position)`;

/**
 * Gives positions to the events that were appended since the last call.
 *
 * One transaction at a time does so, after the events were committed. Therefore positions become visible in their
 * order, and a reader that asks for all above its own position misses none, however many write at once. An event of a
 * complaint is committed before the next one of it is appended, so their positions are in order too. No position is
 * given twice, also after demo complaints were removed: they come from the identity of the column.
 */
export async function publishEvents(db: DataSource): Promise<void> {
  for (let published = BATCH; published === BATCH;) published = await db.transaction(publishSome);
}

async function publishSome(manager: EntityManager): Promise<number> {
  // A statement of its own: the next one must see what the last publisher has committed.
  await manager.query('SELECT pg_advisory_xact_lock($1)', [PUBLISHER]);
  const [{ taken }] = await manager.query<[{ taken: number }]>(
    `WITH taken AS (
       DELETE FROM unpublished_events WHERE (complaint_id, seq) IN
         (SELECT complaint_id, seq FROM unpublished_events ORDER BY complaint_id, seq LIMIT $1)
       RETURNING complaint_id, seq
     ), published AS (
       INSERT INTO published_events (complaint_id, seq)
       SELECT complaint_id, seq FROM taken ORDER BY complaint_id, seq
       ON CONFLICT ON CONSTRAINT published_events_event_unique DO NOTHING
     )
     SELECT count(*)::int AS taken FROM taken`,
    [BATCH],
  );
  return taken;
}

/** Stores where a new subscriber begins; one that is known keeps its position. */
export async function subscribe(db: DataSource, name: string, from: 'beginning' | 'now'): Promise<void> {
  if (from === 'now') await publishEvents(db);
  await db.query(
    `INSERT INTO event_subscriptions (name, position)
     SELECT $1, CASE WHEN $2 THEN coalesce(max(position), 0) ELSE 0 END FROM published_events
     ON CONFLICT ON CONSTRAINT event_subscriptions_pk DO NOTHING`,
    [name, from === 'now'],
  );
}

/**
 * Locks a subscription until the transaction ends.
 *
 * @param waits for another transaction that holds it, rather than to leave it out
 * @returns its position; undefined if another transaction holds it, or it is not known
 */
export async function lockSubscription(
  manager: EntityManager,
  name: string,
  waits: boolean,
): Promise<number | undefined> {
  const [row] = await manager.query<{ position: string }[]>(
    `SELECT position FROM event_subscriptions WHERE name = $1 FOR UPDATE ${waits ? '' : 'SKIP LOCKED'}`,
    [name],
  );
  return row && Number(row.position);
}

/** The next published events after a position, at most `limit`. */
export async function eventsAfter(
  manager: EntityManager,
  position: number,
  limit: number,
): Promise<PublishedEvent[]> {
  const rows = await manager.query<{ position: string; complaintId: string; seq: number }[]>(
    `SELECT position, complaint_id AS "complaintId", seq FROM published_events
     WHERE position > $1 ORDER BY position LIMIT $2`,
    [position, limit],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Moves a subscription on. */
export async function moveTo(manager: EntityManager, name: string, position: number): Promise<void> {
  await manager.query(
    'UPDATE event_subscriptions SET position = $2, updated_at = clock_timestamp() WHERE name = $1',
    [name, position],
  );
}

/** Unpublished events are counted up to this, so that a scrape during a large import takes no longer. */
const MAX_COUNTED = 10_000;

/** How far each subscriber is behind, by name: by positions, so that the cost does not grow with the lag. */
export async function subscriptionLags(manager: EntityManager): Promise<SubscriptionLag[]> {
  return manager.query<SubscriptionLag[]>(
    `SELECT s.name, (greatest((SELECT max(position) FROM published_events) - s.position, 0)
                     + (SELECT count(*) FROM (SELECT FROM unpublished_events LIMIT ${MAX_COUNTED}) unpublished))::float8 AS events
     FROM event_subscriptions s ORDER BY s.name`,
  );
}
