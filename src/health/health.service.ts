import { Injectable, type OnModuleDestroy, ServiceUnavailableException } from '@nestjs/common';
import { type HealthCheckResult, HealthCheckService } from '@nestjs/terminus';
import { Problem } from '../common/problems/problem.js';
import {
  DatabaseHealthIndicator,
  EvictionHealthIndicator,
  QueueHealthIndicator,
} from './health.indicators.js';

/** Whether this process can do its work. */
@Injectable()
export class HealthService implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealthIndicator,
    private readonly queue: QueueHealthIndicator,
    private readonly eviction: EvictionHealthIndicator,
  ) {}

  /** @throws Problem `stopping`, `unavailable`, naming what does not answer, or `queue_evicts` */
  async mustBeReady(): Promise<void> {
    // The check reports the shutdown too, but only once the active jobs are done.
    if (this.stopping) throw new Problem('stopping');
    try {
      await this.health.check([
        () => this.database.check(),
        () => this.queue.check(),
        () => this.eviction.check(),
      ]);
    } catch (fault) {
      throw fault instanceof ServiceUnavailableException ? problemOf(fault) : fault;
    }
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }
}

function problemOf(fault: ServiceUnavailableException): Problem {
  const { error = {} } = fault.getResponse() as HealthCheckResult;
  const { eviction, ...unreachable } = error;
  const names = Object.keys(unreachable);
  if (names.length > 0) return new Problem('unavailable', { what: names.join(', ') });
  return eviction
    ? new Problem('queue_evicts', { policy: String(eviction.policy) })
    : new Problem('stopping');
}
