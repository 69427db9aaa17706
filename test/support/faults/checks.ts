import { type Pool } from 'pg';
import { type Intent } from './intent.js';

interface Stored {
  id: string;
  number: string;
  description: string;
  reported: boolean;
  rightlyDated: boolean;
}

/** Complaints whose history is missing, has a gap or goes back in time, or says otherwise than they; and events of no complaint. */
const BROKEN = `
  WITH steps AS (
    SELECT *, lag(at) OVER (PARTITION BY complaint_id ORDER BY seq) AS before FROM complaint_events
  ), history AS (
    SELECT complaint_id, count(*) AS events, min(seq) AS first, max(seq) AS last,
           array_agg(kind ORDER BY seq) AS kinds,
           (array_agg(status ORDER BY seq DESC))[1] AS status,
           (array_agg(owner_office ORDER BY seq DESC))[1] AS owner_office,
           coalesce(bool_or(before > at), false) AS back_in_time
    FROM steps GROUP BY complaint_id
  )
  SELECT coalesce(c.number, h.complaint_id::text) AS which, h.kinds, c.status
  FROM complaints c FULL JOIN history h ON h.complaint_id = c.id
  WHERE (c.id IS NOT NULL AND h.first = 1 AND h.events = h.last AND h.last = c.last_event
         AND h.status = c.status AND h.owner_office IS NOT DISTINCT FROM c.owner_office
         AND h.kinds IN ('{filed}', '{filed,routed}') AND NOT h.back_in_time) IS NOT TRUE`;

const STORED = `
  SELECT c.id, c.number, c.description, r.complaint_id IS NOT NULL AS reported,
         c.filed_at BETWEEN $1::timestamptz - interval '1 minute' AND now() + interval '1 minute' AS "rightlyDated"
  FROM complaints c LEFT JOIN reporters r ON r.complaint_id = c.id`;

/**
 * What is lost, doubled, half there or wrong; empty where nothing is.
 *
 * @param intents everything that anyone meant to file, before the question is asked
 * @param since when the first was filed, by the clock of the database
 */
export async function findings(db: Pool, intents: () => readonly Intent[], since: Date): Promise<string[]> {
  const answered = intents().filter(({ answers }) => answers.length > 0);
  const answers = answered.map((intent) => [...intent.answers]);
  const broken = await db.query<{ which: string }>(BROKEN);
  const { rows } = await db.query<Stored>(STORED, [since]);
  const found = broken.rows.map((row) => `broken history: ${JSON.stringify(row)}`);

  const stored = new Map<string, Stored[]>();
  for (const row of rows) stored.set(row.description, [...(stored.get(row.description) ?? []), row]);
  answered.forEach(({ body, key }, nth) => {
    const [complaint] = stored.get(body.description) ?? [];
    if (!complaint) found.push(`lost: ${key}`);
    for (const { id, number } of answers[nth] ?? []) {
      if (complaint && (id !== complaint.id || number !== complaint.number))
        found.push(`answered as ${number}, stored as ${complaint.number}`);
    }
  });

  const meant = new Map(intents().map((intent) => [intent.body.description, intent]));
  for (const [description, complaints] of stored) {
    const intent = meant.get(description);
    if (!intent) found.push(`meant by nobody: ${description}`);
    if (complaints.length > 1) found.push(`${complaints.length} times: ${description}`);
    for (const { number, reported, rightlyDated } of complaints) {
      if (intent && reported !== (intent.body.reporter !== undefined)) found.push(`reporter of ${number}`);
      if (!rightlyDated) found.push(`wrongly dated: ${number}`);
    }
  }
  return found;
}

/** How many of these complaints have no owner. */
export async function ownerless(db: Pool, ids: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ owned: number }>(
    'SELECT count(*)::int AS owned FROM complaints WHERE id = ANY($1) AND owner_office IS NOT NULL',
    [ids],
  );
  return ids.length - (rows[0]?.owned ?? 0);
}
