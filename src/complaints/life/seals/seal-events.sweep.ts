import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../../common/clock.js';
import { type Sweep, SweepEvery } from '../../../queues/handlers.js';
import { sealEvents } from './seal-events.js';

/** Seals what happened within the last minute. */
@Injectable()
@SweepEvery(60_000)
export class SealEventsSweep implements Sweep {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    await sealEvents(this.db, () => this.clock.now());
  }
}
