import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../../queues/handlers.js';
import { routeComplaint } from '../../queues/jobs.js';
import { Routing } from './routing.service.js';

/** Gives a received complaint its owner. Done once, however often the job comes. */
@Injectable()
@Handles(routeComplaint)
export class RouteComplaintHandler implements JobHandler<{ complaintId: string }> {
  constructor(private readonly routing: Routing) {}

  handle({ complaintId }: { complaintId: string }): Promise<void> {
    return this.routing.route(complaintId);
  }

  isPending({ complaintId }: { complaintId: string }): Promise<boolean> {
    return this.routing.isUnrouted(complaintId);
  }
}
