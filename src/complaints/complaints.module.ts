import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { SessionGuard } from '../identity/session.guard.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { CategoriesController } from './categories/categories.controller.js';
import { Categories } from './categories/categories.service.js';
import { Category } from './categories/category.entity.js';
import { ChannelController } from './channels/channel.controller.js';
import { CitizenActionsController } from './citizens/citizen-actions.controller.js';
import { CitizenActions } from './citizens/citizen-actions.service.js';
import { CloseSilentTask } from './citizens/close-silent.task.js';
import { ClosurePhotos } from './evidence/closure-photos.service.js';
import { Closures } from './evidence/closures.service.js';
import { EvidenceChecker } from './evidence/evidence-checker.service.js';
import { Inspections } from './evidence/inspections.service.js';
import { InspectionsController } from './evidence/inspections.controller.js';
import { PhotoAccess } from './evidence/photo-access.service.js';
import { PhotoReadingController } from './evidence/photo-reading.controller.js';
import { ComplaintEvent } from './core/complaint-event.entity.js';
import { ComplaintLists } from './reading/complaint-lists.service.js';
import { ComplaintReading } from './reading/complaint-reading.service.js';
import { AskerGuard } from './privacy/asker.js';
import { ErasureReconciler } from './privacy/erasure.reconciler.js';
import { ErasuresController } from './privacy/erasures.controller.js';
import { Erasures } from './privacy/erasures.service.js';
import { LedgerController } from './privacy/ledger.controller.js';
import { ChainEventsTask } from './core/chain/chain-events.task.js';
import { Complaint } from './core/complaint.entity.js';
import { ComplaintsController } from './complaints.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { FailedWork } from './dead-letters/failed-work.service.js';
import { DirectoryService } from './reading/directory.service.js';
import { Fakes } from './fakes/fakes.service.js';
import { FakesController } from './fakes/fakes.controller.js';
import { PruneAddressesTask } from './fakes/prune-addresses.task.js';
import { ComplaintWriter } from './filing/complaint-writer.service.js';
import { FilingOutlook } from './filing/filing-outlook.service.js';
import { FilingService } from './filing/filing.service.js';
import { InboxController } from './officers/inbox.controller.js';
import { Duplicates } from './merging/duplicates.service.js';
import { Inbox } from './officers/inbox.service.js';
import { OfficerActionsController } from './officers/officer-actions.controller.js';
import { OfficerActions } from './officers/officer-actions.service.js';
import { PendingRoutingReconciler } from './routing/pending-routing.reconciler.js';
import { Reporter } from './privacy/reporter.entity.js';
import { ReporterAccess } from './privacy/reporter-access.service.js';
import { ReportersController } from './privacy/reporters.controller.js';
import { RehashReconciler } from './privacy/rehash.reconciler.js';
import { Reporters } from './privacy/reporters.service.js';
import { RouteComplaintProcessor } from './routing/route-complaint.processor.js';
import { Routing } from './routing/routing.service.js';
import { SupportersController } from './supporters/supporters.controller.js';
import { Supporters } from './supporters/supporters.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Category, Complaint, ComplaintEvent, Reporter]),
    AreasModule,
    AttachmentsModule,
    DeadlinesModule,
    OfficialsModule,
    IdentityModule,
  ],
  controllers: [
    CategoriesController,
    ComplaintsController,
    OfficerActionsController,
    FakesController,
    CitizenActionsController,
    InboxController,
    ReportersController,
    ErasuresController,
    LedgerController,
    SupportersController,
    ChannelController,
    DeadLettersController,
    PhotoReadingController,
    InspectionsController,
  ],
  providers: [
    Categories,
    DirectoryService,
    ComplaintWriter,
    FilingService,
    FilingOutlook,
    Routing,
    RouteComplaintProcessor,
    PendingRoutingReconciler,
    FailedWork,
    Duplicates,
    Inbox,
    OfficerActions,
    Fakes,
    PruneAddressesTask,
    RehashReconciler,
    CitizenActions,
    CloseSilentTask,
    Reporters,
    ReporterAccess,
    Erasures,
    SessionGuard,
    AskerGuard,
    ErasureReconciler,
    Supporters,
    ChainEventsTask,
    EvidenceChecker,
    Closures,
    ClosurePhotos,
    Inspections,
    PhotoAccess,
    ComplaintLists,
    ComplaintReading,
  ],
  exports: [
    Categories,
    CitizenActions,
    ClosurePhotos,
    Closures,
    ComplaintLists,
    ComplaintReading,
    DirectoryService,
    FilingOutlook,
    Duplicates,
    FailedWork,
    Fakes,
    FilingService,
    Inbox,
    Inspections,
    OfficerActions,
    PhotoAccess,
    ReporterAccess,
    Supporters,
  ],
})
export class ComplaintsModule {}
