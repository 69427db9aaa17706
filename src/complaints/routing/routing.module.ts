import { Module } from '@nestjs/common';
import { AreasModule } from '../../areas/areas.module.js';
import { PendingRoutingReconciler } from './pending-routing.reconciler.js';
import { RouteComplaintProcessor } from './route-complaint.processor.js';
import { RoutingService } from './routing.service.js';

/** Gives received complaints their owners. */
@Module({
  imports: [AreasModule],
  providers: [RoutingService, RouteComplaintProcessor, PendingRoutingReconciler],
})
export class RoutingModule {}
