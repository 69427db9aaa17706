import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { TransparencyModule } from '../transparency/transparency.module.js';
import { AgeDistribution } from './ages/age-distribution.service.js';
import { BacklogController } from './backlog/backlog.controller.js';
import { Backlog } from './backlog/backlog.service.js';
import { DrillDown } from './drill-down.service.js';
import { Counting } from './counts/counting.service.js';
import { RefreshTask } from './counts/refresh.task.js';
import { ExportsController } from './exports/exports.controller.js';
import { Exports } from './exports/exports.service.js';
import { GroupNames } from './group-names.service.js';
import { MetricsController } from './metrics.controller.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { OpenData } from './open-data/open-data.service.js';
import { Records } from './records/records.service.js';
import { RecordsController } from './records/records.controller.js';
import { Questions } from './questions.service.js';
import { ResponseRates } from './response-rates.service.js';
import { ResponseTimesController } from './response-times/response-times.controller.js';
import { ResponseTimes } from './response-times/response-times.service.js';

@Module({
  imports: [AreasModule, ComplaintsModule, OfficialsModule, TransparencyModule],
  controllers: [
    MetricsController,
    ExportsController,
    BacklogController,
    ResponseTimesController,
    RecordsController,
    OpenDataController,
  ],
  providers: [
    Questions,
    GroupNames,
    Counting,
    AgeDistribution,
    ResponseRates,
    ResponseTimes,
    DrillDown,
    Exports,
    Backlog,
    Records,
    OpenData,
    RefreshTask,
  ],
  exports: [Counting, Questions, ResponseRates, ResponseTimes, DrillDown, Records, GroupNames, AgeDistribution],
})
export class MetricsModule {}
