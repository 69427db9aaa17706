import { Module } from '@nestjs/common';
import { AreasModule } from '../../areas/areas.module.js';
import { DeadlinesModule } from '../../deadlines/deadlines.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { OfficialsModule } from '../../officials/officials.module.js';
import { CoreModule } from '../core/core.module.js';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { OfficerActionsController } from './officer-actions.controller.js';
import { OfficerActionsService } from './officer-actions.service.js';
import { OpenComplaintsRepository } from './open-complaints.repository.js';

/** The inbox of officers, and what they do with a complaint. */
@Module({
  imports: [CoreModule, AreasModule, DeadlinesModule, IdentityModule, OfficialsModule],
  controllers: [InboxController, OfficerActionsController],
  providers: [InboxService, OfficerActionsService, OpenComplaintsRepository],
  exports: [InboxService, OfficerActionsService],
})
export class OfficersModule {}
