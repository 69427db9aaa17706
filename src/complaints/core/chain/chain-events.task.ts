import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../../common/clock.js';
import { type ScheduledTask, RunsEvery } from '../../../queues/processors.js';
import { chainEvents } from './chain-events.js';

/** Seals what happened within the last minute. */
@Injectable()
@RunsEvery(60_000)
export class ChainEventsTask implements ScheduledTask {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await chainEvents(this.db, () => this.clock.now());
  }
}
