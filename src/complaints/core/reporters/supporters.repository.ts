import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type Complaint } from '../complaint.entity.js';

/** Those who said "me too", each person once. */
export interface People {
  /** How many they are, as far as their contacts tell; without who filed the complaint. */
  readonly count: number;
  /** The first of those who can be reached: the id of their support, and their contact, encrypted for that id. */
  readonly reachable: readonly { readonly id: string; readonly sealed: Buffer }[];
}

/** Whoever filed a complaint that was merged into this one is a supporter whose contact stands with their own complaint. */
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

/** How often people said "me too". */
@Injectable()
export class SupportersRepository {
  /** @param db an entity manager, for what belongs to a transaction */
  constructor(@InjectDataSource() private readonly db: DataSource | EntityManager) {}

  /**
   * The different people behind the supports of a complaint. Supports with one phone number or e-mail address are one
   * person's. This is for officers who may see the reporter. Everyone else is shown a count in which each support counts
   * alike, because the difference would tell whose contact was given.
   *
   * @param atMost how many of those who can be reached
   */
  async people(complaintId: string, atMost: number): Promise<People> {
    const rows = await this.db.query<{ count: number; id: string | null; sealed: Buffer }[]>(PEOPLE, [
      complaintId,
      atMost,
    ]);
    return {
      count: rows[0]?.count ?? 0,
      reachable: rows.flatMap(({ id, sealed }) => (id === null ? [] : [{ id, sealed }])),
    };
  }

  /** How many supports of a complaint came from a network address, withdrawn ones included; and how many without a contact. */
  async countFrom(complaintId: string, addressHash: Buffer): Promise<{ all: number; nameless: number }> {
    const [counts] = await this.db.query<[{ all: number; nameless: number }]>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE phone_hash IS NULL AND email_hash IS NULL)::int AS nameless
       FROM supporters WHERE complaint_id = $1 AND address_hash = $2`,
      [complaintId, addressHash],
    );
    return counts;
  }

  /**
   * Moves the supporters of a merged complaint to the one that goes on, and adds whoever filed it as one more. Their
   * contact stays with their own complaint, where it can be erased.
   */
  async carryOver(merged: Pick<Complaint, 'id' | 'filedAt'>, into: Pick<Complaint, 'id'>): Promise<void> {
    await this.db.query(
      'UPDATE supporters SET complaint_id = $2, merged_from = coalesce(merged_from, $1) WHERE complaint_id = $1',
      [merged.id, into.id],
    );
    await this.db.query(
      'INSERT INTO supporters (id, complaint_id, at, merged_from) VALUES ($1, $2, $3, $4)',
      [uuid(), into.id, merged.filedAt, merged.id],
    );
  }
}
