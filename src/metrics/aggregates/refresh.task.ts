import { Injectable } from '@nestjs/common';
import { type ScheduledTask, RunsEvery } from '../../queues/processors.js';
import { RefreshRepository } from './refresh.repository.js';

const AT_ONCE = 2_000;

/** Keeps the aggregates up to date. */
@Injectable()
@RunsEvery(2_000)
export class RefreshTask implements ScheduledTask {
  constructor(private readonly aggregates: RefreshRepository) {}

  async run(): Promise<void> {
    while ((await this.aggregates.refresh(AT_ONCE)) >= AT_ONCE);
  }
}
