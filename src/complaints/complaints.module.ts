import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { SessionGuard } from '../identity/session.guard.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { CategoriesController } from './categories/categories.controller.js';
import { CategoriesService } from './core/categories/categories.service.js';
import { Category } from './core/categories/category.entity.js';
import { ChannelController } from './reading/channel.controller.js';
import { CitizenActionsController } from './citizens/citizen-actions.controller.js';
import { CitizenActionsService } from './citizens/citizen-actions.service.js';
import { CloseSilentTask } from './citizens/close-silent.task.js';
import { ClosurePhotosService } from './evidence/closure-photos.service.js';
import { ClosuresService } from './evidence/closures.service.js';
import { EvidenceCheckerService } from './evidence/evidence-checker.service.js';
import { Inspections } from './evidence/inspections.service.js';
import { InspectionsController } from './evidence/inspections.controller.js';
import { PhotoAccessService } from './evidence/photo-access.service.js';
import { PhotoReadingController } from './evidence/photo-reading.controller.js';
import { ComplaintEvent } from './core/complaint-event.entity.js';
import { ComplaintListsService } from './core/reading/complaint-lists.service.js';
import { ComplaintReadingService } from './core/reading/complaint-reading.service.js';
import { AskerGuard } from './privacy/asker.js';
import { ErasureReconciler } from './privacy/erasure.reconciler.js';
import { ErasuresController } from './privacy/erasures.controller.js';
import { ErasuresService } from './privacy/erasures.service.js';
import { LedgerController } from './privacy/ledger.controller.js';
import { HashChainSubscriber } from './core/chain/hash-chain.subscriber.js';
import { Complaint } from './core/complaint.entity.js';
import { FilingController } from './filing/filing.controller.js';
import { ComplaintsController } from './reading/complaints.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { FailedWorkService } from './dead-letters/failed-work.service.js';
import { DirectoryService } from './core/reading/directory.service.js';
import { FakesService } from './fakes/fakes.service.js';
import { FakesController } from './fakes/fakes.controller.js';
import { PruneAddressesTask } from './fakes/prune-addresses.task.js';
import { ComplaintWriterService } from './filing/complaint-writer.service.js';
import { FilingOutlookService } from './filing/filing-outlook.service.js';
import { FilingService } from './filing/filing.service.js';
import { InboxController } from './officers/inbox.controller.js';
import { DuplicatesService } from './merging/duplicates.service.js';
import { InboxService } from './officers/inbox.service.js';
import { OfficerActionsController } from './officers/officer-actions.controller.js';
import { OfficerActionsService } from './officers/officer-actions.service.js';
import { PendingRoutingReconciler } from './routing/pending-routing.reconciler.js';
import { Reporter } from './core/reporters/reporter.entity.js';
import { ReporterAccessService } from './privacy/reporter-access.service.js';
import { ReportersController } from './privacy/reporters.controller.js';
import { RehashReconciler } from './privacy/rehash.reconciler.js';
import { ReportersService } from './core/reporters/reporters.service.js';
import { RouteComplaintProcessor } from './routing/route-complaint.processor.js';
import { RoutingService } from './routing/routing.service.js';
import { SupportersController } from './supporters/supporters.controller.js';
import { SupportersService } from './supporters/supporters.service.js';

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
    FilingController,
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
    CategoriesService,
    DirectoryService,
    ComplaintWriterService,
    FilingService,
    FilingOutlookService,
    RoutingService,
    RouteComplaintProcessor,
    PendingRoutingReconciler,
    FailedWorkService,
    DuplicatesService,
    InboxService,
    OfficerActionsService,
    FakesService,
    PruneAddressesTask,
    RehashReconciler,
    CitizenActionsService,
    CloseSilentTask,
    ReportersService,
    ReporterAccessService,
    ErasuresService,
    SessionGuard,
    AskerGuard,
    ErasureReconciler,
    SupportersService,
    HashChainSubscriber,
    EvidenceCheckerService,
    ClosuresService,
    ClosurePhotosService,
    Inspections,
    PhotoAccessService,
    ComplaintListsService,
    ComplaintReadingService,
  ],
  exports: [
    CategoriesService,
    CitizenActionsService,
    ClosurePhotosService,
    ClosuresService,
    ComplaintListsService,
    ComplaintReadingService,
    DirectoryService,
    FilingOutlookService,
    DuplicatesService,
    FailedWorkService,
    FakesService,
    FilingService,
    InboxService,
    Inspections,
    OfficerActionsService,
    PhotoAccessService,
    ReporterAccessService,
    SupportersService,
  ],
})
export class ComplaintsModule {}
