import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { TelemetryController } from './telemetry.controller.js';
import { TelemetryService } from './telemetry.service.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { IntegrityController } from './integrity.controller.js';
import { WorkerHttpService } from './worker-http.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [HealthController, IntegrityController, TelemetryController],
  providers: [HealthService, TelemetryService, WorkerHttpService],
  exports: [HealthService, TelemetryService],
})
export class HealthModule {}
