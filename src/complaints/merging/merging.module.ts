import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { CoreModule } from '../core/core.module.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { DuplicatesService } from './duplicates.service.js';
import { MergesController } from './merges.controller.js';
import { MergesService } from './merges.service.js';

/** Finds complaints about the same thing and merges them. */
@Module({
  imports: [CoreModule, IdentityModule],
  controllers: [MergesController],
  providers: [DuplicatesService, DuplicatesRepository, MergesService],
  exports: [DuplicatesService, MergesService],
})
export class MergingModule {}
