import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { MetricsController } from './metrics.controller.js';
import { ResponseRates } from './response-rates.service.js';

@Module({
  imports: [AreasModule, ComplaintsModule],
  controllers: [MetricsController],
  providers: [ResponseRates],
})
export class MetricsModule {}
