import { BullRegistrar, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { InjectJobKinds } from './injected.js';
import { JobOutcomesService } from './job-outcomes.service.js';
import { JobProcessor } from './job-processor.js';
import { type JobKind } from './jobs.js';
import { lostHints } from './lost-hints.js';

/** Starts the workers of all processors, in processes that take jobs, and stops them. */
@Injectable()
export class WorkersService implements BeforeApplicationShutdown {
  private processors: readonly WorkerHost[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly registrar: BullRegistrar,
    private readonly outcomes: JobOutcomesService,
    @InjectJobKinds() private readonly kinds: readonly JobKind[],
  ) {}

  /** @throws Error where a kind of job has no processor, or more than one; or where its queue does not answer */
  async start(): Promise<void> {
    const processors = this.kinds.map((kind) => this.onlyProcessorOf(kind));
    for (const { name } of this.kinds) lostHints.inc({ kind: name }, 0);
    this.registrar.register();
    this.processors = processors;
    await Promise.all(processors.map(({ worker }) => worker.waitUntilReady()));
  }

  /** Waits for the active jobs and the dead letters they leave. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.processors.map(({ worker }) => worker.close()));
    await this.outcomes.settled();
  }

  private onlyProcessorOf(kind: JobKind): JobProcessor {
    const processors = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance) => instance instanceof JobProcessor)
      .filter((processor) => processor.kind === kind);
    const [only] = processors;
    if (processors.length !== 1 || !only) {
      throw new Error(`The job "${kind.name}" has ${processors.length} processors; it needs exactly one.`);
    }
    return only;
  }
}
