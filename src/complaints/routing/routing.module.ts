import { Module } from '@nestjs/common';
import { AreasModule } from '../../areas/areas.module.js';
import { PendingRoutingReconciler } from './pending-routing.reconciler.js';
import { RouteComplaintProcessor } from './route-complaint.processor.js';
import { RoutingService } from './routing.service.js';
import { UnroutedComplaintsRepository } from './unrouted-complaints.repository.js';

/** Gives received complaints their owners. */
@Module({
  imports: [AreasModule],
  providers: [
    UnroutedComplaintsRepository,
    RoutingService,
    RouteComplaintProcessor,
    PendingRoutingReconciler,
  ],
})
export class RoutingModule {}
