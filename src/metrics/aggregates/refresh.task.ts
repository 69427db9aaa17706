import { Injectable } from '@nestjs/common';
import { Interval } from '../../queues/interval.js';
import { RefreshRepository } from './refresh.repository.js';

const AT_ONCE = 2_000;

/** Keeps the aggregates up to date. */
@Injectable()
export class RefreshTask {
  constructor(private readonly aggregates: RefreshRepository) {}

  @Interval(2_000)
  async run(): Promise<void> {
    while ((await this.aggregates.refresh(AT_ONCE)) >= AT_ONCE);
  }
}
