import { Module } from '@nestjs/common';
import { AreasModule } from '../../areas/areas.module.js';
import { AttachmentsModule } from '../../attachments/attachments.module.js';
import { DeadlinesModule } from '../../deadlines/deadlines.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { SessionGuard } from '../../identity/session.guard.js';
import { CoreModule } from '../core/core.module.js';
import { ClosurePhotosService } from './closure-photos.service.js';
import { DoubtfulClosuresRepository } from './doubtful-closures.repository.js';
import { ClosuresService } from './closures.service.js';
import { EvidenceCheckerService } from './evidence-checker.service.js';
import { InspectionsController } from './inspections.controller.js';
import { InspectionsService } from './inspections.service.js';
import { PhotoAccessService } from './photo-access.service.js';
import { PhotoReadingController } from './photo-reading.controller.js';
import { ResolutionsController } from './resolutions.controller.js';
import { ResolutionsService } from './resolutions.service.js';

/** Closes complaints, checks the evidence, and inspects closures. */
@Module({
  imports: [CoreModule, AreasModule, AttachmentsModule, DeadlinesModule, IdentityModule],
  controllers: [ResolutionsController, InspectionsController, PhotoReadingController],
  providers: [
    EvidenceCheckerService,
    ResolutionsService,
    ClosuresService,
    ClosurePhotosService,
    DoubtfulClosuresRepository,
    InspectionsService,
    PhotoAccessService,
    SessionGuard,
  ],
  exports: [
    ResolutionsService,
    ClosuresService,
    ClosurePhotosService,
    InspectionsService,
    PhotoAccessService,
  ],
})
export class EvidenceModule {}
