import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { TransparencyModule } from '../transparency/transparency.module.js';
import { AgeDistributionService } from './ages/age-distribution.service.js';
import { BacklogController } from './backlog/backlog.controller.js';
import { BacklogRepository } from './backlog/backlog.repository.js';
import { BacklogService } from './backlog/backlog.service.js';
import { DrillDownService } from './drill-down/drill-down.service.js';
import { AggregatesRepository } from './aggregates/aggregates.repository.js';
import { ChargedComplaintsRepository } from './aggregates/charged-complaints.repository.js';
import { CountingService } from './aggregates/counting.service.js';
import { ReferenceRepository } from './aggregates/reference.repository.js';
import { RefreshRepository } from './aggregates/refresh.repository.js';
import { RefreshTask } from './aggregates/refresh.task.js';
import { ExportsController } from './exports/exports.controller.js';
import { ExportsService } from './exports/exports.service.js';
import { ExactTimesService } from './rates/exact-times.service.js';
import { GroupNamesRepository } from './rates/group-names.repository.js';
import { GroupNamesService } from './rates/group-names.service.js';
import { PeriodBeforeService } from './rates/period-before.service.js';
import { PlacingService } from './rates/placing.service.js';
import { ResponseRatesController } from './rates/response-rates.controller.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { OpenDataRepository } from './open-data/open-data.repository.js';
import { OpenDataService } from './open-data/open-data.service.js';
import { RecordsRepository } from './records/records.repository.js';
import { RecordsService } from './records/records.service.js';
import { RecordsController } from './records/records.controller.js';
import { QuestionsService } from './question/questions.service.js';
import { ResponseRatesService } from './rates/response-rates.service.js';
import { ResponseTimesController } from './response-times/response-times.controller.js';
import { ResponseTimesService } from './response-times/response-times.service.js';

@Module({
  imports: [AreasModule, ComplaintsModule, OfficialsModule, TransparencyModule],
  controllers: [
    ResponseRatesController,
    ExportsController,
    BacklogController,
    ResponseTimesController,
    RecordsController,
    OpenDataController,
  ],
  providers: [
    AggregatesRepository,
    ReferenceRepository,
    RefreshRepository,
    ChargedComplaintsRepository,
    GroupNamesRepository,
    BacklogRepository,
    RecordsRepository,
    OpenDataRepository,
    QuestionsService,
    GroupNamesService,
    ExactTimesService,
    PeriodBeforeService,
    PlacingService,
    CountingService,
    AgeDistributionService,
    ResponseRatesService,
    ResponseTimesService,
    DrillDownService,
    ExportsService,
    BacklogService,
    RecordsService,
    OpenDataService,
    RefreshTask,
  ],
  exports: [
    CountingService,
    QuestionsService,
    ResponseRatesService,
    ResponseTimesService,
    DrillDownService,
    RecordsService,
    GroupNamesService,
    AgeDistributionService,
  ],
})
export class MetricsModule {}
