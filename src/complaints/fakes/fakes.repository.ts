import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { possibleIn } from '../core/transitions.js';
import { fakeReasons } from './fake-reasons.js';

/** A network address from which complaints wait, after the triage office rejected one from there as a fake. */
export interface FakeAddress {
  /** Number of the newest complaint that was rejected as a fake. */
  readonly number: string;
  /** How many were. */
  readonly fakes: number;
  /** How many from there wait unanswered. */
  readonly waiting: number;
}

const FAKE = `c.status = 'rejected' AND c.rejection_reason IN (${fakeReasons.map((reason) => `'${reason}'`).join(', ')})`;
/** A complaint that an office has answered is no fake for that office. */
const WAITING = `c.first_responded_at IS NULL AND c.status IN (${possibleIn('reject')
  .map((status) => `'${status}'`)
  .join(', ')})`;

/** What one network address filed, once something from there was rejected as a fake. */
@Injectable()
export class FakesRepository {
  /** @param db an entity manager, for what belongs to a transaction */
  constructor(@InjectDataSource() private readonly db: DataSource | EntityManager) {}

  /**
   * Addresses from which something waits and something was rejected as a fake, the newest fake first.
   *
   * @param cities prefixes of the cities whose complaints count
   */
  addresses(cities: readonly string[], atMost: number): Promise<FakeAddress[]> {
    return this.db.query(
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
   * Ids of the complaints that wait unanswered in the same city and came from the same address as a fake, the newest
   * first. None where the complaint was not rejected as a fake, or its address was deleted.
   */
  async waitingFromSame(fakeId: string, atMost: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>(
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
}
