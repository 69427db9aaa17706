import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { OfficialsModule } from '../officials/officials.module.js';
import { ComplaintsBehind } from './complaints-behind.service.js';
import { FoldSweep } from './counts/fold.sweep.js';
import { GroupNames } from './group-names.service.js';
import { MetricsController } from './metrics.controller.js';
import { Records } from './records/records.service.js';
import { RecordsController } from './records/records.controller.js';
import { Questions } from './questions.service.js';
import { ResponseRates } from './response-rates.service.js';

@Module({
  imports: [AreasModule, ComplaintsModule, OfficialsModule],
  controllers: [MetricsController, RecordsController],
  providers: [Questions, GroupNames, ResponseRates, ComplaintsBehind, Records, FoldSweep],
})
export class MetricsModule {}
