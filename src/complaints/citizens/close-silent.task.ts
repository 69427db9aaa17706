import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Interval } from '../../queues/interval.js';
import { appendAll, CONTINUED, type Continued } from '../core/append.js';
import { newEvent } from '../core/history.js';
import { transitionOf } from '../core/life-cycle.js';

const AT_ONCE = 500;

/** Closes what was said to be done and nobody contested in time. What an inspector decides on waits for that. */
@Injectable()
export class CloseSilentTask {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    while ((await this.closeSome()) === AT_ONCE);
  }

  /** @returns how many were due; one that its citizen contests meanwhile stays open */
  private async closeSome(): Promise<number> {
    const due = await this.db.query<Continued[]>(
      `SELECT ${CONTINUED} FROM complaints c
       WHERE closes_at <= now() AND NOT EXISTS (
         SELECT FROM inspections i WHERE i.complaint_id = c.id AND i.appealed_at IS NOT NULL AND i.outcome IS NULL)
       ORDER BY closes_at LIMIT ${AT_ONCE}`,
    );
    const next = due.flatMap((complaint) => {
      const closing = transitionOf('close', complaint.status, 'system');
      if (!closing) return [];
      const { event: kind, to: status } = closing;
      const at = this.clock.now();
      return [{ complaint, event: newEvent({ at, kind, status, ownerOffice: complaint.ownerOffice }) }];
    });
    if (next.length > 0) await appendAll(this.db.manager, next);
    return due.length;
  }
}
