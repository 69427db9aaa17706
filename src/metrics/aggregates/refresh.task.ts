import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type ScheduledTask, RunsEvery } from '../../queues/processors.js';
import { refreshAggregates } from './refresh.js';

const AT_ONCE = 2_000;

/** Keeps the counts by day and office up to date. */
@Injectable()
@RunsEvery(2_000)
export class RefreshTask implements ScheduledTask {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(): Promise<void> {
    while ((await refreshAggregates(this.db, AT_ONCE)) >= AT_ONCE);
  }
}
