import { Injectable } from '@nestjs/common';
import {
  type HealthCheckAttempt,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { JobDispatcher } from '../queues/job-dispatcher.js';
import { HealthRepository } from './health.repository.js';

/** How long a check waits for the database, in milliseconds. */
const TIMEOUT_MS = 2_000;

/** Whether the database answers in time. */
@Injectable()
export class DatabaseHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly repository: HealthRepository,
  ) {}

  check(): HealthCheckAttempt<'database'> {
    return this.indicators
      .check('database')
      .attempt(() => this.repository.ping())
      .withTimeout(TIMEOUT_MS);
  }
}

/** Whether the server of the queues answers in time. */
@Injectable()
export class QueueHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly jobs: JobDispatcher,
  ) {}

  async check(): Promise<HealthIndicatorResult<'queue'>> {
    const indicator = this.indicators.check('queue');
    return (await this.jobs.areReachable()) ? indicator.up() : indicator.down();
  }
}

/** Whether the server of the queues keeps every job; `policy` is the eviction policy of one that does not. */
@Injectable()
export class EvictionHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly jobs: JobDispatcher,
  ) {}

  async check(): Promise<HealthIndicatorResult<'eviction'>> {
    const indicator = this.indicators.check('eviction');
    const policy = await this.jobs.evicts();
    return policy === undefined ? indicator.up() : indicator.down({ policy });
  }
}
