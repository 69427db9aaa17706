import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { TelemetryController } from './telemetry.controller.js';
import { Telemetry } from './telemetry.service.js';
import { HealthController } from './health.controller.js';
import { Health } from './health.service.js';
import { IntegrityController } from './integrity.controller.js';
import { WorkerHttp } from './worker-http.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [HealthController, IntegrityController, TelemetryController],
  providers: [Health, Telemetry, WorkerHttp],
  exports: [Health, Telemetry],
})
export class HealthModule {}
