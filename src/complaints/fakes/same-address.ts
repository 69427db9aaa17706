import { type EntityManager } from 'typeorm';
import { possibleIn } from '../core/life-cycle.js';

/** Why a complaint is turned away that is none. */
export const fakeReasons = ['spam', 'test'] as const;
export type FakeReason = (typeof fakeReasons)[number];

/** As many are shown, and turned away with one act. */
export const MOST_FAKES = 50;

/** What one network address filed that waits, after the triage office called something from there fake. */
export interface FakeAddress {
  /** Number of the newest that was called fake. */
  readonly number: string;
  /** How many were. */
  readonly fakes: number;
  /** How many from there wait unanswered. */
  readonly waiting: number;
}

const FAKE = `c.status = 'rejected' AND c.rejection_reason IN (${fakeReasons.map((reason) => `'${reason}'`).join(', ')})`;
/** What an office has answered is no fake for that office. */
const WAITING = `c.first_responded_at IS NULL AND c.status IN (${possibleIn('reject')
  .map((status) => `'${status}'`)
  .join(', ')})`;

/**
 * Addresses from which something waits and something was called fake, the newest fake first.
 *
 * @param cities prefixes of the cities whose complaints count
 */
export function fakeAddresses(
  manager: EntityManager,
  cities: readonly string[],
  atMost: number,
): Promise<FakeAddress[]> {
  return manager.query(
    `WITH called AS (
       SELECT a.address_hash, max(c.last_event_at) AS at, count(*)::int AS fakes, (array_agg(c.number ORDER BY c.last_event_at DESC))[1] AS number
       FROM complaints c JOIN filing_addresses a ON a.complaint_id = c.id WHERE ${FAKE} AND c.city_prefix = ANY ($2) GROUP BY a.address_hash
     )
     SELECT called.number, called.fakes, from_there.waiting
     FROM called CROSS JOIN LATERAL (
       SELECT count(*)::int AS waiting FROM filing_addresses a JOIN complaints c ON c.id = a.complaint_id
       WHERE a.address_hash = called.address_hash AND c.city_prefix = ANY ($2) AND ${WAITING}) from_there
     WHERE from_there.waiting > 0
     ORDER BY called.at DESC LIMIT $1`,
    [atMost, cities],
  );
}

/**
 * Ids of what waits unanswered in the same city and came from the same address as a complaint that was called fake,
 * the newest first.
 * None where it was not called fake, or its address is forgotten.
 */
export async function waitingFromSame(
  manager: EntityManager,
  fakeId: string,
  atMost: number,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT c.id
     FROM filing_addresses a JOIN complaints c ON c.id = a.complaint_id
     WHERE ${WAITING} AND (a.address_hash, c.city_prefix) = (
       SELECT own.address_hash, c.city_prefix
       FROM filing_addresses own JOIN complaints c ON c.id = own.complaint_id WHERE c.id = $1 AND ${FAKE})
     ORDER BY a.filed_at DESC, c.id LIMIT $2`,
    [fakeId, atMost],
  );
  return rows.map(({ id }) => id);
}

/** Forgets the addresses of filings of so many days ago. */
export async function forgetAddresses(manager: EntityManager, days: number): Promise<void> {
  await manager.query('DELETE FROM filing_addresses WHERE filed_at < now() - make_interval(days => $1)', [
    days,
  ]);
}
