import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { CategoriesController } from './categories.controller.js';
import { Categories } from './categories.service.js';
import { Category } from './category.entity.js';
import { ComplaintEvent } from './complaint-event.entity.js';
import { ComplaintLists } from './complaint-lists.service.js';
import { ComplaintReading } from './complaint-reading.service.js';
import { Complaint } from './complaint.entity.js';
import { ComplaintsController } from './complaints.controller.js';
import { DirectoryService } from './directory.service.js';
import { Filing } from './filing.service.js';
import { InboxController } from './inbox.controller.js';
import { OfficerActionsController } from './officer-actions.controller.js';
import { OfficerActions } from './officer-actions.service.js';
import { PendingRoutingSweep } from './pending-routing.sweep.js';
import { reporterKeyProvider } from './reporter-key.js';
import { Reporter } from './reporter.entity.js';
import { RouteComplaintHandler } from './route-complaint.handler.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Category, Complaint, ComplaintEvent, Reporter]),
    AreasModule,
    OfficialsModule,
    IdentityModule,
  ],
  controllers: [CategoriesController, ComplaintsController, OfficerActionsController, InboxController],
  providers: [
    Categories,
    reporterKeyProvider,
    DirectoryService,
    Filing,
    RouteComplaintHandler,
    PendingRoutingSweep,
    OfficerActions,
    ComplaintLists,
    ComplaintReading,
  ],
  exports: [Categories],
})
export class ComplaintsModule {}
