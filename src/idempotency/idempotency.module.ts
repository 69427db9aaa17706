import { Global, Module } from '@nestjs/common';
import { PruneKeysTask } from './prune-keys.task.js';
import { Idempotency } from './idempotency.service.js';

@Global()
@Module({ providers: [Idempotency, PruneKeysTask], exports: [Idempotency] })
export class IdempotencyModule {}
