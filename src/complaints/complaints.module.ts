import { Module } from '@nestjs/common';
import { CategoriesModule } from './categories/categories.module.js';
import { CitizensModule } from './citizens/citizens.module.js';
import { CoreModule } from './core/core.module.js';
import { DeadLettersModule } from './dead-letters/dead-letters.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { FakesModule } from './fakes/fakes.module.js';
import { FilingModule } from './filing/filing.module.js';
import { MergingModule } from './merging/merging.module.js';
import { OfficersModule } from './officers/officers.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ReadingModule } from './reading/reading.module.js';
import { RoutingModule } from './routing/routing.module.js';
import { SupportersModule } from './supporters/supporters.module.js';

const modules = [
  CoreModule,
  FilingModule,
  RoutingModule,
  OfficersModule,
  CitizensModule,
  EvidenceModule,
  MergingModule,
  SupportersModule,
  PrivacyModule,
  ReadingModule,
  FakesModule,
  DeadLettersModule,
  CategoriesModule,
];

/** Complaints: the core and its modules. A module that imports this one gets what each of them exports. */
@Module({ imports: modules, exports: modules })
export class ComplaintsModule {}
