import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { reasonOf } from './dead-letters/reason.js';
import { type ScheduledTask, RunsEvery } from './processors.js';

/**
 * Runs every sweep in this process, by its own timers rather than by jobs: a
 * flushed queue must not take the sweeps along.
 */
@Injectable()
export class Scheduler implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Sweeps');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly discovery: DiscoveryService) {}

  start(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: RunsEvery.KEY })) {
      const every = this.discovery.getMetadataByDecorator(RunsEvery, wrapper);
      if (every !== undefined) this.timers.push(this.repeat(wrapper.instance as ScheduledTask, every));
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    await Promise.all(this.underWay);
  }

  private repeat(sweep: ScheduledTask, every: number): NodeJS.Timeout {
    let running = false;
    let told: string | undefined;
    const run = async (): Promise<void> => {
      try {
        await sweep.run();
        told = undefined;
      } catch (fault) {
        // A fault that lasts is told once.
        const message = reasonOf(fault as Error);
        if (message !== told) this.logger.error(`${sweep.constructor.name}: ${message}`);
        told = message;
      } finally {
        running = false;
      }
    };
    return setInterval(() => {
      if (running) return;
      running = true;
      const underWay = run().finally(() => this.underWay.delete(underWay));
      this.underWay.add(underWay);
    }, every);
  }
}
