import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type CursorPosition } from '../../../common/pagination.js';
import { type InspectionOutcome } from '../complaint-event.entity.js';
import {
  type DrawOfMonth,
  type Inspection,
  type InspectionFilter,
  type InspectionOfClosure,
  type NewInspection,
} from './inspection.js';

const INSPECTIONS = `
  SELECT i.id, i.complaint_id AS "complaintId", i.event_seq AS "eventSeq", i.month, e.details, e.message, c.number,
    c.city_prefix AS "cityPrefix", c.category_code AS "categoryCode", c.status, e.actor_office AS office,
    i.closed_at AS "closedAt", i.outcome, i.inspected_at AS "inspectedAt", i.drawn, i.appealed_at AS "appealedAt"
  FROM inspections i
  JOIN complaints c ON c.id = i.complaint_id
  JOIN complaint_events e ON e.complaint_id = i.complaint_id AND e.seq = i.event_seq`;

/** The closures that are inspected, and the seeds of the draws. */
@Injectable()
export class InspectionsRepository {
  /** @param db an entity manager, for what belongs to a transaction */
  constructor(@InjectDataSource() private readonly db: DataSource | EntityManager) {}

  /** Newest first. */
  list(
    { cities, month, cause }: InspectionFilter,
    atMost: number,
    after?: CursorPosition,
  ): Promise<Inspection[]> {
    return this.db.query(
      `${INSPECTIONS}
       WHERE ($1::timestamptz IS NULL OR (i.closed_at, i.id) < ($1, $2::uuid)) AND ($4::text IS NULL OR i.month = $4)
         AND c.city_prefix = ANY ($5)
         AND ($6::text IS NULL OR CASE $6 WHEN 'lot' THEN i.drawn ELSE i.appealed_at IS NOT NULL END)
       ORDER BY i.closed_at DESC, i.id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, atMost, month ?? null, cities, cause ?? null],
    );
  }

  /** Those that a contest brought to the inspector and that have no outcome yet, the longest waiting first. */
  waiting(cities: readonly string[], atMost: number): Promise<Inspection[]> {
    return this.db.query(
      `${INSPECTIONS} WHERE i.appealed_at IS NOT NULL AND i.outcome IS NULL AND c.city_prefix = ANY ($2)
       ORDER BY i.appealed_at, i.id LIMIT $1`,
      [atMost, cities],
    );
  }

  async find(id: string): Promise<Inspection | undefined> {
    const [found] = await this.db.query<Inspection[]>(`${INSPECTIONS} WHERE i.id = $1`, [id]);
    return found;
  }

  async ofClosure(complaintId: string, eventSeq: number): Promise<InspectionOfClosure | undefined> {
    const [found] = await this.db.query<InspectionOfClosure[]>(
      `SELECT appealed_at IS NOT NULL AS appealed, outcome FROM inspections WHERE complaint_id = $1 AND event_seq = $2`,
      [complaintId, eventSeq],
    );
    return found;
  }

  /** The draws of all months, newest first. @param cities counts only complaints of these; all where left out */
  draws(cities?: readonly string[]): Promise<DrawOfMonth[]> {
    return this.db.query(
      `SELECT s.month, s.seed, count(i.id)::int AS drawn, count(*) FILTER (WHERE i.outcome = 'done')::int AS done,
         count(*) FILTER (WHERE i.outcome = 'not_done')::int AS "notDone"
       FROM inspection_seeds s
       LEFT JOIN (inspections i JOIN complaints c ON c.id = i.complaint_id)
         ON i.month = s.month AND i.drawn AND ($1::text[] IS NULL OR c.city_prefix = ANY ($1))
       GROUP BY s.month ORDER BY s.month DESC`,
      [cities ?? null],
    );
  }

  /** The seed of a month, `YYYY-MM`. It is made when the first closure of the month needs it, and never changed. */
  async seedOf(month: string): Promise<Buffer> {
    const stored = await this.findSeed(month);
    if (stored) return stored;
    await this.db.query('INSERT INTO inspection_seeds (month, seed) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      month,
      randomBytes(32),
    ]);
    const made = await this.findSeed(month);
    if (!made) throw new Error(`The month ${month} has no seed.`);
    return made;
  }

  /** Adds a closure that was drawn by lot. */
  async addDrawn({ complaintId, eventSeq, month, closedAt }: NewInspection): Promise<void> {
    await this.db.query(
      'INSERT INTO inspections (id, complaint_id, event_seq, month, closed_at) VALUES ($1, $2, $3, $4, $5)',
      [uuid(), complaintId, eventSeq, month, closedAt],
    );
  }

  /** Brings a closure to the inspector because it was contested, whether or not it was drawn by lot. */
  async appeal({ complaintId, eventSeq, month, closedAt }: NewInspection, at: Date): Promise<void> {
    await this.db.query(
      `INSERT INTO inspections (id, complaint_id, event_seq, month, closed_at, drawn, appealed_at)
       VALUES ($1, $2, $3, $4, $5, false, $6)
       ON CONFLICT ON CONSTRAINT inspections_closure_unique DO UPDATE SET appealed_at = excluded.appealed_at`,
      [uuid(), complaintId, eventSeq, month, closedAt, at],
    );
  }

  /** Whether an inspection is of the closure with this event, and has no outcome yet. */
  async isOpen(id: string, eventSeq: number): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      'SELECT FROM inspections WHERE id = $1 AND event_seq = $2 AND outcome IS NULL',
      [id, eventSeq],
    );
    return rows.length === 1;
  }

  async conclude(id: string, outcome: InspectionOutcome, at: Date): Promise<void> {
    await this.db.query('UPDATE inspections SET outcome = $2, inspected_at = $3 WHERE id = $1', [
      id,
      outcome,
      at,
    ]);
  }

  private async findSeed(month: string): Promise<Buffer | undefined> {
    const [found] = await this.db.query<{ seed: Buffer }[]>(
      'SELECT seed FROM inspection_seeds WHERE month = $1',
      [month],
    );
    return found?.seed;
  }
}
