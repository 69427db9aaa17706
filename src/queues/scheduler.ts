import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { reasonOf } from './dead-letters/reason.js';
import { Interval } from './interval.js';

/**
 * Calls the methods marked with {@link Interval}. It uses timers of this process rather than jobs, because a flushed
 * queue would lose those.
 */
@Injectable()
export class Scheduler implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduler');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly runs = new Set<Promise<void>>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  start(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const instance = wrapper.instance as Record<string, () => Promise<void>> | null;
      if (!instance || !wrapper.isDependencyTreeStatic()) continue;
      for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object | null)) {
        const interval = this.discovery.getMetadataByDecorator(Interval, wrapper, method);
        if (interval !== undefined)
          this.repeat(instance.constructor.name, async () => instance[method]?.(), interval);
      }
    }
  }

  /** Waits for the runs that have begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    await Promise.all(this.runs);
  }

  private repeat(name: string, task: () => Promise<void>, interval: number): void {
    let running = false;
    let logged: string | undefined;
    const run = async (): Promise<void> => {
      try {
        await task();
        logged = undefined;
      } catch (fault) {
        // A fault that lasts is logged once.
        const message = reasonOf(fault as Error);
        if (message !== logged) this.logger.error(`${name}: ${message}`);
        logged = message;
      } finally {
        running = false;
      }
    };
    const timer = setInterval(() => {
      if (running) return;
      running = true;
      const current = run().finally(() => this.runs.delete(current));
      this.runs.add(current);
    }, interval);
    this.timers.push(timer);
  }
}
