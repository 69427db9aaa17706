import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../areas/areas.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { SessionGuard } from '../identity/signed-in.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { CategoriesController } from './categories/categories.controller.js';
import { Categories } from './categories/categories.service.js';
import { Category } from './categories/category.entity.js';
import { ChannelController } from './channels/channel.controller.js';
import { CitizenActionsController } from './citizens/citizen-actions.controller.js';
import { CitizenActions } from './citizens/citizen-actions.service.js';
import { SilenceSweep } from './citizens/silence.sweep.js';
import { ClosurePhotos } from './evidence/closure-photos.service.js';
import { Closures } from './evidence/closures.service.js';
import { EvidenceScale } from './evidence/evidence.service.js';
import { Inspections } from './evidence/inspections.service.js';
import { InspectionsController } from './evidence/inspections.controller.js';
import { PhotoAccess } from './evidence/photo-access.service.js';
import { PhotoReadingController } from './evidence/photo-reading.controller.js';
import { ComplaintEvent } from './life/complaint-event.entity.js';
import { ComplaintLists } from './reading/complaint-lists.service.js';
import { ComplaintReading } from './reading/complaint-reading.service.js';
import { AskerGuard } from './erasing/asker.js';
import { ErasureSweep } from './erasing/erasure.sweep.js';
import { ErasuresController } from './erasing/erasures.controller.js';
import { Erasures } from './erasing/erasures.service.js';
import { LedgerController } from './erasing/ledger.controller.js';
import { SealEventsSweep } from './life/seals/seal-events.sweep.js';
import { Complaint } from './life/complaint.entity.js';
import { ComplaintsController } from './complaints.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { FailedWork } from './dead-letters/failed-work.service.js';
import { DirectoryService } from './reading/directory.service.js';
import { Fakes } from './fakes/fakes.service.js';
import { FakesController } from './fakes/fakes.controller.js';
import { ForgetAddressesSweep } from './fakes/forget-addresses.sweep.js';
import { FilingDesk } from './filing/filing-desk.service.js';
import { FilingOutlook } from './filing/filing-outlook.service.js';
import { FilingService } from './filing/filing.service.js';
import { InboxController } from './officers/inbox.controller.js';
import { Duplicates } from './merging/duplicates.service.js';
import { Inbox } from './officers/inbox.service.js';
import { OfficerActionsController } from './officers/officer-actions.controller.js';
import { OfficerActions } from './officers/officer-actions.service.js';
import { PendingRoutingSweep } from './routing/pending-routing.sweep.js';
import { Reporter } from './filing/reporter.entity.js';
import { ReporterLooks } from './reporters/reporter-looks.service.js';
import { ReportersController } from './reporters/reporters.controller.js';
import { RehashSweep } from './reporters/rehash.sweep.js';
import { Reporters } from './reporters/reporters.service.js';
import { RouteComplaintHandler } from './routing/route-complaint.handler.js';
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
    FilingDesk,
    FilingService,
    FilingOutlook,
    Routing,
    RouteComplaintHandler,
    PendingRoutingSweep,
    FailedWork,
    Duplicates,
    Inbox,
    OfficerActions,
    Fakes,
    ForgetAddressesSweep,
    RehashSweep,
    CitizenActions,
    SilenceSweep,
    Reporters,
    ReporterLooks,
    Erasures,
    SessionGuard,
    AskerGuard,
    ErasureSweep,
    Supporters,
    SealEventsSweep,
    EvidenceScale,
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
    ReporterLooks,
    Supporters,
  ],
})
export class ComplaintsModule {}
