import { Global, Module } from '@nestjs/common';
import { PruneKeysTask } from './prune-keys.task.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { IdempotencyService } from './idempotency.service.js';

@Global()
@Module({
  providers: [IdempotencyKeysRepository, IdempotencyService, PruneKeysTask],
  exports: [IdempotencyService],
})
export class IdempotencyModule {}
