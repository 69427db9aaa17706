import { Module } from '@nestjs/common';
import { AreasModule } from '../../areas/areas.module.js';
import { DeadlinesModule } from '../../deadlines/deadlines.module.js';
import { OfficialsModule } from '../../officials/officials.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { SessionGuard } from '../../identity/session.guard.js';
import { CoreModule } from '../core/core.module.js';
import { ComplaintWriterService } from './complaint-writer.service.js';
import { FilingOutlookService } from './filing-outlook.service.js';
import { FilingController } from './filing.controller.js';
import { FilingService } from './filing.service.js';
import { FilingsRepository } from './filings.repository.js';
import { OpenComplaintsNearbyRepository } from './open-complaints-nearby.repository.js';

/** Takes filings and stores them. */
@Module({
  imports: [CoreModule, AreasModule, OfficialsModule, DeadlinesModule, IdentityModule],
  controllers: [FilingController],
  providers: [
    FilingsRepository,
    OpenComplaintsNearbyRepository,
    ComplaintWriterService,
    FilingService,
    FilingOutlookService,
    SessionGuard,
  ],
  exports: [FilingService, FilingOutlookService],
})
export class FilingModule {}
