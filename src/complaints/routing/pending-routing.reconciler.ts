import { Injectable } from '@nestjs/common';
import { Interval } from '../../queues/interval.js';
import { routeComplaint } from '../../queues/jobs.js';
import { JobDispatcher } from '../../queues/job-dispatcher.js';
import { UnroutedComplaintsRepository } from './unrouted-complaints.repository.js';

const BATCH = 1_000;

/**
 * Enqueues complaints again that are received and still have no owner: their job was lost or never added, or a worker
 * died with it. The job gets a new id every ten seconds, so that a stuck job does not block it.
 */
@Injectable()
export class PendingRoutingReconciler {
  constructor(
    private readonly complaints: UnroutedComplaintsRepository,
    private readonly jobs: JobDispatcher,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    for (const { id, window } of await this.complaints.overdue(BATCH))
      this.jobs.enqueue(routeComplaint, { complaintId: id }, `${id}-${window}`);
  }
}
