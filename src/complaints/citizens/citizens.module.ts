import { Module } from '@nestjs/common';
import { CoreModule } from '../core/core.module.js';
import { CitizenActionsController } from './citizen-actions.controller.js';
import { CitizenActionsService } from './citizen-actions.service.js';
import { CloseSilentTask } from './close-silent.task.js';
import { DueClosuresRepository } from './due-closures.repository.js';

/** What citizens do with their own complaints. */
@Module({
  imports: [CoreModule],
  controllers: [CitizenActionsController],
  providers: [CitizenActionsService, CloseSilentTask, DueClosuresRepository],
  exports: [CitizenActionsService],
})
export class CitizensModule {}
