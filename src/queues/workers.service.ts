import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Job, type Worker } from 'bullmq';
import { type QueueBackend } from './backend.js';
import { Handles, type JobHandler } from './handlers.js';
import { InjectBackend } from './inject-backend.js';
import { type JobKind, jobKinds } from './jobs.js';

/** Takes jobs from the queues and hands each to its handler. */
@Injectable()
export class Workers implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Workers');
  private workers: Worker[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    @InjectBackend() private readonly backend: QueueBackend,
  ) {}

  /** @throws Error where a kind of job has no handler, or more than one */
  start(): void {
    const pairs = jobKinds.map((kind) => ({ kind, handler: this.onlyHandlerOf(kind) }));
    this.workers = pairs.map(({ kind, handler }) => this.open(kind, handler));
  }

  /** Finishes the jobs in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private open(kind: JobKind, handler: JobHandler<unknown>): Worker {
    const worker = this.backend.openWorker(kind.name, kind.concurrency, (job: Job) =>
      handler.handle(kind.payload.parse(job.data)),
    );
    worker.on('failed', (job, fault) =>
      this.logger.error(
        `${kind.name} ${job?.id ?? ''} failed, attempt ${job?.attemptsMade ?? '?'}: ${fault.message}`,
      ),
    );
    worker.on('error', (fault) => this.logger.warn(`${kind.name}: ${fault.message}`));
    return worker;
  }

  private onlyHandlerOf(kind: JobKind): JobHandler<unknown> {
    const handlers = this.discovery
      .getProviders({ metadataKey: Handles.KEY })
      .filter((wrapper) => this.discovery.getMetadataByDecorator(Handles, wrapper) === kind);
    const [only] = handlers;
    if (handlers.length !== 1 || !only) {
      throw new Error(`The job "${kind.name}" has ${handlers.length} handlers; it needs exactly one.`);
    }
    return only.instance as JobHandler<unknown>;
  }
}
