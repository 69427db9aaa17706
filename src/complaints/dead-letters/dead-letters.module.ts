import { Module } from '@nestjs/common';
import { AreasModule } from '../../areas/areas.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { FailedWorkService } from './failed-work.service.js';

/** Jobs that failed at every attempt, for the triage office. */
@Module({
  imports: [AreasModule, IdentityModule],
  controllers: [DeadLettersController],
  providers: [FailedWorkService],
  exports: [FailedWorkService],
})
export class DeadLettersModule {}
