import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { HealthController } from './health.controller.js';
import { Health } from './health.service.js';
import { IntegrityController } from './integrity.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [HealthController, IntegrityController],
  providers: [Health],
})
export class HealthModule {}
