import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { IdentityModule } from '../identity/identity.module.js';
import { TelemetryController } from './telemetry.controller.js';
import { TelemetryRepository } from './telemetry.repository.js';
import { TelemetryService } from './telemetry.service.js';
import { HealthController } from './health.controller.js';
import {
  DatabaseHealthIndicator,
  EvictionHealthIndicator,
  QueueHealthIndicator,
} from './health.indicators.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';
import { IntegrityController } from './integrity.controller.js';
import { IntegrityRepository } from './integrity.repository.js';
import { IntegrityService } from './integrity.service.js';
import { WorkerHttpService } from './worker-http.service.js';

@Module({
  imports: [IdentityModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, IntegrityController, TelemetryController],
  providers: [
    DatabaseHealthIndicator,
    EvictionHealthIndicator,
    HealthRepository,
    HealthService,
    IntegrityRepository,
    IntegrityService,
    QueueHealthIndicator,
    TelemetryRepository,
    TelemetryService,
    WorkerHttpService,
  ],
  exports: [HealthService, IntegrityService, TelemetryService],
})
export class HealthModule {}
