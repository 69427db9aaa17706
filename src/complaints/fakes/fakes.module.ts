import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { CoreModule } from '../core/core.module.js';
import { FakesController } from './fakes.controller.js';
import { FakesRepository } from './fakes.repository.js';
import { FakesService } from './fakes.service.js';
import { PruneAddressesTask } from './prune-addresses.task.js';

/** Turns away what came from the address of a fake. */
@Module({
  imports: [CoreModule, IdentityModule],
  controllers: [FakesController],
  providers: [FakesService, FakesRepository, PruneAddressesTask],
  exports: [FakesService],
})
export class FakesModule {}
