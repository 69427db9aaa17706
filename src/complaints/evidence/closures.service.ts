import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CursorPage, pageOf, readCursor } from '../../common/pagination.js';
import { type Actor, reachOrRefuse } from '../../identity/actor.js';
import { type EventDetails } from '../core/complaint-event.entity.js';
import { type PageQuery } from '../../common/pagination.dto.js';

const DEFAULT_LIMIT = 50;

/** A closure whose evidence is doubtful, and what the office wrote about that. */
export interface DoubtfulClosure {
  readonly complaintId: string;
  /** Place of the event that closed it. */
  readonly eventSeq: number;
  readonly number: string;
  readonly cityPrefix: string;
  readonly categoryCode: string;
  readonly office: string | null;
  readonly closedAt: Date;
  readonly message: string | null;
  readonly details: EventDetails;
}

/** Closures that somebody should look at. */
@Injectable()
export class ClosuresService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Newest first. @throws Problem `not_allowed`, or `validation_failed` for a foreign cursor */
  async doubtful(
    actor: Actor,
    { cursor, limit = DEFAULT_LIMIT }: PageQuery,
  ): Promise<CursorPage<DoubtfulClosure>> {
    const { cities } = reachOrRefuse(actor, 'inspect');
    const after = readCursor(cursor);
    const rows = await this.db.query<DoubtfulClosure[]>(
      `SELECT e.complaint_id AS "complaintId", e.seq AS "eventSeq", c.number, c.city_prefix AS "cityPrefix", c.category_code AS "categoryCode",
         e.actor_office AS office, e.at AS "closedAt", e.message, e.details
       FROM complaint_events e JOIN complaints c ON c.id = e.complaint_id
       WHERE e.kind = 'resolved' AND e.details ? 'doubts' AND c.city_prefix = ANY ($4)
         AND ($1::timestamptz IS NULL OR (e.at, e.complaint_id) < ($1, $2::uuid))
       ORDER BY e.at DESC, e.complaint_id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, limit + 1, cities],
    );
    return pageOf(
      rows,
      limit,
      ({ closedAt, complaintId }) => ({ at: closedAt, id: complaintId }),
      (row) => row,
    );
  }
}
