import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AreasModule } from '../../areas/areas.module.js';
import { CategoriesService } from './categories/categories.service.js';
import { Category } from './categories/category.entity.js';
import { HashChainSubscriber } from './chain/hash-chain.subscriber.js';
import { Complaint } from './complaint.entity.js';
import { InspectionsRepository } from './inspections/inspections.repository.js';
import { OfficerStepsService } from './officer-steps/officer-steps.service.js';
import { ComplaintListsService } from './reading/complaint-lists.service.js';
import { ComplaintReadingService } from './reading/complaint-reading.service.js';
import { DirectoryService } from './reading/directory.service.js';
import { ReportersService } from './reporters/reporters.service.js';
import { ReadableWordsService } from './words/readable-words.service.js';
import { FilingAddressesRepository } from './filing-addresses.repository.js';
import { UnfinishedErasuresRepository } from './reporters/unfinished-erasures.repository.js';

const shared = [
  CategoriesService,
  ComplaintListsService,
  ComplaintReadingService,
  DirectoryService,
  FilingAddressesRepository,
  InspectionsRepository,
  OfficerStepsService,
  ReadableWordsService,
  ReportersService,
  UnfinishedErasuresRepository,
];

/** What the slices of complaints share. */
@Module({
  imports: [TypeOrmModule.forFeature([Category, Complaint]), AreasModule],
  providers: [...shared, HashChainSubscriber],
  exports: shared,
})
export class CoreModule {}
