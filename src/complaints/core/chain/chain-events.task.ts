import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../../common/clock.js';
import { Interval } from '../../../queues/interval.js';
import { chainEvents } from './chain-events.js';

/** Seals what happened within the last minute. */
@Injectable()
export class ChainEventsTask {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Interval(60_000)
  async run(): Promise<void> {
    await chainEvents(this.db, () => this.clock.now());
  }
}
