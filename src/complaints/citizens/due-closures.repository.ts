import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONTINUED, type Continued } from '../core/append.js';

/** Resolved complaints whose time to contest is over. */
@Injectable()
export class DueClosuresRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The longest due first. Those that wait for an inspector's decision are left out. */
  list(atMost: number): Promise<Continued[]> {
    return this.db.query(
      `SELECT ${CONTINUED} FROM complaints c
       WHERE closes_at <= now() AND NOT EXISTS (
         SELECT FROM inspections i WHERE i.complaint_id = c.id AND i.appealed_at IS NOT NULL AND i.outcome IS NULL)
       ORDER BY closes_at LIMIT $1`,
      [atMost],
    );
  }
}
