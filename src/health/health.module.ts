import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { FiguresController } from './figures.controller.js';
import { Figures } from './figures.service.js';
import { HealthController } from './health.controller.js';
import { Health } from './health.service.js';
import { IntegrityController } from './integrity.controller.js';
import { WorkerHttp } from './worker-http.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [HealthController, IntegrityController, FiguresController],
  providers: [Health, Figures, WorkerHttp],
  exports: [Health, Figures],
})
export class HealthModule {}
