import { type EntityManager } from 'typeorm';

/** Those who said "me too", each person once. */
export interface People {
  /** How many they are, as far as their contacts tell; without who filed the complaint. */
  readonly count: number;
  /** The first of those who can be reached: the id of their support, and their contact, sealed to it. */
  readonly reachable: readonly { readonly id: string; readonly sealed: Buffer }[];
}

/**
 * The different people behind the supports of a complaint. Supports of one phone number or e-mail address are one
 * person's. This is for officers who may see the reporter: for everyone else each support counts alike, since the
 * difference would tell whose contact was given.
 *
 * @param atMost how many of those who can be reached
 */
export async function peopleBehind(
  manager: EntityManager,
  complaintId: string,
  atMost: number,
): Promise<People> {
  const rows = await manager.query<{ count: number; id: string | null; sealed: Buffer }[]>(PEOPLE, [
    complaintId,
    atMost,
  ]);
  return {
    count: rows[0]?.count ?? 0,
    reachable: rows.flatMap(({ id, sealed }) => (id === null ? [] : [{ id, sealed }])),
  };
}

/** Who filed a complaint that was merged into this one is a supporter without a contact of their own here. */
const PEOPLE = `
  WITH said AS (
    SELECT s.id, s.at, s.sealed, coalesce(s.phone_hash, r.phone_hash) AS phone_hash, coalesce(s.email_hash, r.email_hash) AS email_hash
    FROM supporters s
    LEFT JOIN reporters r ON r.complaint_id = s.merged_from AND s.secret_hash IS NULL
    WHERE s.complaint_id = $1 AND s.withdrawn_at IS NULL
  ), people AS (
    SELECT id, at, sealed FROM said
    WHERE NOT EXISTS (SELECT FROM said before WHERE before.phone_hash = said.phone_hash AND (before.at, before.id) < (said.at, said.id))
      AND NOT EXISTS (SELECT FROM said before WHERE before.email_hash = said.email_hash AND (before.at, before.id) < (said.at, said.id))
      AND NOT EXISTS (SELECT FROM reporters r WHERE r.complaint_id = $1 AND (r.phone_hash = said.phone_hash OR r.email_hash = said.email_hash))
  ), reachable AS (
    SELECT id, at, sealed FROM people WHERE sealed IS NOT NULL ORDER BY at, id LIMIT $2
  )
  SELECT counted.count, reachable.id, reachable.sealed
  FROM (SELECT count(*)::int AS count FROM people) counted LEFT JOIN reachable ON true
  ORDER BY reachable.at, reachable.id`;
