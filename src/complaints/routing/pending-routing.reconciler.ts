import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../../queues/interval.js';
import { routeComplaint } from '../../queues/jobs.js';
import { JobDispatcher } from '../../queues/job-dispatcher.js';

const AT_ONCE = 1_000;

/**
 * Nudges again what is received and still not routed: its job was lost, or never
 * added, or is stuck with a worker that died. So its nudges are jobs of their
 * own, new ones every ten seconds.
 */
@Injectable()
export class PendingRoutingReconciler {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly jobs: JobDispatcher,
  ) {}

  /** Goes by the clock of the database, which is one for all processes. */
  @Interval(5_000)
  async run(): Promise<void> {
    const pending = await this.db.query<{ id: string; window: string }[]>(
      `SELECT c.id, floor(extract(epoch FROM now()) / 10)::text AS window
       FROM complaints c
       WHERE c.status = 'received'
         AND c.filed_at NOT BETWEEN now() - interval '5 seconds' AND now()
         AND NOT EXISTS (SELECT FROM dead_letters d WHERE d.kind = $1 AND d.subject = c.id::text)
       ORDER BY c.filed_at
       LIMIT ${AT_ONCE}`,
      [routeComplaint.name],
    );
    for (const { id, window } of pending) {
      this.jobs.enqueue(routeComplaint, { complaintId: id }, `${id}-${window}`);
    }
  }
}
