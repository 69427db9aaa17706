import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { routeComplaint } from '../../queues/jobs.js';
import { CONTINUED, type Continued } from '../core/append.js';
import { type Complaint } from '../core/complaint.entity.js';

/** A complaint that has no owner yet, with what routing needs. */
export type UnroutedComplaint = Continued &
  Pick<Complaint, 'lat' | 'lng' | 'statedKelurahan' | 'aboutOffice'>;

/**
 * Without a condition on the status: the planner would read the index of all that have no owner, which takes the longer
 * the more of them wait.
 */
const BY_IDS = `
  SELECT ${CONTINUED}, lat, lng, stated_kelurahan AS "statedKelurahan", about_office AS "aboutOffice"
  FROM complaints WHERE id = ANY($1)`;

/** Complaints that have no owner yet. */
@Injectable()
export class UnroutedComplaintsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  get manager(): EntityManager {
    return this.db.manager;
  }

  /** Those of the given complaints that have no owner yet. */
  async among(ids: readonly string[]): Promise<UnroutedComplaint[]> {
    const found = await this.db.query<UnroutedComplaint[]>(BY_IDS, [ids]);
    return found.filter(({ status }) => status === 'received');
  }

  /**
   * The oldest complaints without an owner that were filed more than five seconds ago and have no dead letter. Uses the
   * clock of the database, which is one for all processes.
   *
   * @returns with each the number of the present ten seconds
   */
  overdue(limit: number): Promise<{ id: string; window: string }[]> {
    return this.db.query<{ id: string; window: string }[]>(
      `SELECT c.id, floor(extract(epoch FROM now()) / 10)::text AS window
       FROM complaints c
       WHERE c.status = 'received'
         AND c.filed_at NOT BETWEEN now() - interval '5 seconds' AND now()
         AND NOT EXISTS (SELECT FROM dead_letters d WHERE d.kind = $1 AND d.subject = c.id::text)
       ORDER BY c.filed_at
       LIMIT $2`,
      [routeComplaint.name, limit],
    );
  }
}
