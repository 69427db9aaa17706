import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Sweep, SweepEvery } from '../../queues/handlers.js';
import { fold } from './fold.js';

const AT_ONCE = 2_000;

/** Keeps the counts by day and office up to date. */
@Injectable()
@SweepEvery(2_000)
export class FoldSweep implements Sweep {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async sweep(): Promise<void> {
    while ((await fold(this.db, AT_ONCE)) >= AT_ONCE);
  }
}
