import { Injectable } from '@nestjs/common';
import { Processes, type JobProcessor } from '../../queues/processors.js';
import { routeComplaint } from '../../queues/jobs.js';
import { RoutingService } from './routing.service.js';

/** Gives a received complaint its owner. Done once, however often the job comes. */
@Injectable()
@Processes(routeComplaint)
export class RouteComplaintProcessor implements JobProcessor<{ complaintId: string }> {
  constructor(private readonly routing: RoutingService) {}

  handle({ complaintId }: { complaintId: string }): Promise<void> {
    return this.routing.route(complaintId);
  }

  isPending({ complaintId }: { complaintId: string }): Promise<boolean> {
    return this.routing.isUnrouted(complaintId);
  }
}
