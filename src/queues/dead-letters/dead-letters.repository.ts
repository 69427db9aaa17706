import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';

/** Records jobs that failed for good in PostgreSQL, where a flush of the queue does not lose them. */
@Injectable()
export class DeadLettersRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async write(kind: string, subject: string, reason: string, attempts: number): Promise<void> {
    await this.db.query(
      `INSERT INTO dead_letters (id, kind, subject, reason, attempts, failed_at) VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT (kind, subject) DO UPDATE
         SET reason = EXCLUDED.reason, attempts = EXCLUDED.attempts, failed_at = EXCLUDED.failed_at`,
      [uuid(), kind, subject, reason, attempts],
    );
  }

  /** Deletes a dead letter whose work was done after all. */
  async settle(kind: string, subject: string): Promise<void> {
    await this.db.query('DELETE FROM dead_letters WHERE kind = $1 AND subject = $2', [kind, subject]);
  }
}
