import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Sweep, SweepEvery } from './handlers.js';

/**
 * Runs every sweep in this process, by its own timers rather than by jobs: a
 * flushed queue must not take the sweeps along.
 */
@Injectable()
export class Sweeps implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Sweeps');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly discovery: DiscoveryService) {}

  start(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: SweepEvery.KEY })) {
      const every = this.discovery.getMetadataByDecorator(SweepEvery, wrapper);
      if (every !== undefined) this.timers.push(this.repeat(wrapper.instance as Sweep, every));
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    await Promise.all(this.underWay);
  }

  private repeat(sweep: Sweep, every: number): NodeJS.Timeout {
    let running = false;
    return setInterval(() => {
      if (running) return;
      running = true;
      const run = sweep
        .sweep()
        .catch((fault: Error) => this.logger.error(`${sweep.constructor.name}: ${fault.message}`))
        .finally(() => {
          running = false;
          this.underWay.delete(run);
        });
      this.underWay.add(run);
    }, every);
  }
}
