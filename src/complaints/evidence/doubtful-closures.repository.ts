import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CursorPosition } from '../../common/pagination.js';
import { type EventDetails } from '../core/complaint-event.entity.js';

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

@Injectable()
export class DoubtfulClosuresRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Newest first. @param cities prefixes of the cities of the complaints */
  list(cities: readonly string[], atMost: number, after?: CursorPosition): Promise<DoubtfulClosure[]> {
    return this.db.query(
      `SELECT e.complaint_id AS "complaintId", e.seq AS "eventSeq", c.number, c.city_prefix AS "cityPrefix", c.category_code AS "categoryCode",
         e.actor_office AS office, e.at AS "closedAt", e.message, e.details
       FROM complaint_events e JOIN complaints c ON c.id = e.complaint_id
       WHERE e.kind = 'resolved' AND e.details ? 'doubts' AND c.city_prefix = ANY ($4)
         AND ($1::timestamptz IS NULL OR (e.at, e.complaint_id) < ($1, $2::uuid))
       ORDER BY e.at DESC, e.complaint_id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, atMost, cities],
    );
  }
}
