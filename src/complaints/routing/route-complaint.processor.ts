import { Processor } from '@nestjs/bullmq';
import { JobProcessor } from '../../queues/job-processor.js';
import { routeComplaint } from '../../queues/jobs.js';
import { RoutingService } from './routing.service.js';

/** Gives a received complaint its owner. Done once, however often the job comes. */
@Processor(routeComplaint.name, { concurrency: routeComplaint.concurrency })
export class RouteComplaintProcessor extends JobProcessor<{ complaintId: string }> {
  readonly kind = routeComplaint;

  constructor(private readonly routing: RoutingService) {
    super();
  }

  handle({ complaintId }: { complaintId: string }): Promise<void> {
    return this.routing.route(complaintId);
  }

  isPending({ complaintId }: { complaintId: string }): Promise<boolean> {
    return this.routing.isUnrouted(complaintId);
  }
}
