import { Injectable } from '@nestjs/common';
import { Interval } from '../queues/interval.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';

const BATCH_SIZE = 5_000;

/** Deletes keys after the 30 days for which they are promised. */
@Injectable()
export class PruneKeysTask {
  constructor(private readonly repository: IdempotencyKeysRepository) {}

  @Interval(60_000)
  async run(): Promise<void> {
    await this.repository.deleteExpired(BATCH_SIZE);
  }
}
