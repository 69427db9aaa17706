import { Global, Module } from '@nestjs/common';
import { PruneKeysTask } from './prune-keys.task.js';
import { IdempotencyService } from './idempotency.service.js';

@Global()
@Module({ providers: [IdempotencyService, PruneKeysTask], exports: [IdempotencyService] })
export class IdempotencyModule {}
