import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../../queues/interval.js';
import { refreshAggregates } from './refresh.js';

const AT_ONCE = 2_000;

/** Keeps the counts by day and office up to date. */
@Injectable()
export class RefreshTask {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  @Interval(2_000)
  async run(): Promise<void> {
    while ((await refreshAggregates(this.db, AT_ONCE)) >= AT_ONCE);
  }
}
