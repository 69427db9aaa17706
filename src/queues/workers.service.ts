import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Job, type Worker } from 'bullmq';
import { isOutOfReach } from '../common/out-of-reach.js';
import { withTimeout } from '../common/with-timeout.js';
import { type QueueBackend } from './backend.js';
import { DeadLettersService } from './dead-letters/dead-letters.service.js';
import { reasonOf } from './dead-letters/reason.js';
import { Processes, type JobProcessor } from './processors.js';
import { InjectBackend, InjectJobKinds } from './injected.js';
import { type JobKind } from './jobs.js';
import { lostHints } from './lost-hints.js';
import { readJob } from './read-job.js';

/** What the jobs in hand may still take when the process ends, in milliseconds; longer ones come back. */
const TIMEOUT_MS = 8_000;

/** Takes jobs from the queues and hands each to its handler. */
@Injectable()
export class WorkersService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Workers');
  private readonly afterwards = new Set<Promise<void>>();
  private readonly toldOfLost = new Set<string>();
  private workers: Worker[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly deadLetters: DeadLettersService,
    @InjectBackend() private readonly backend: QueueBackend,
    @InjectJobKinds() private readonly kinds: readonly JobKind[],
  ) {}

  /** @throws Error where a kind of job has no handler, or more than one; or where its queue does not answer */
  async start(): Promise<void> {
    const pairs = this.kinds.map((kind) => ({ kind, handler: this.onlyHandlerOf(kind) }));
    for (const { name } of this.kinds) lostHints.inc({ kind: name }, 0);
    this.workers = pairs.map(({ kind, handler }) => this.open(kind, handler));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  /** Finishes the jobs in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    const finished = Promise.all(this.workers.map((worker) => worker.close())).then(() =>
      Promise.all(this.afterwards),
    );
    await withTimeout(TIMEOUT_MS, finished).catch((fault: Error) =>
      this.logger.warn(`jobs in hand: ${fault.message}`),
    );
  }

  private open(kind: JobKind, handler: JobProcessor<unknown>): Worker {
    const worker = this.backend.openWorker(kind.name, kind.concurrency, async (job: Job) => {
      const payload = readJob(kind, job);
      if (payload === undefined) this.drop(kind, job);
      else await handler.handle(payload);
    });
    worker.on('failed', (job, fault) => {
      if (job) this.see(this.afterFailure(kind, handler, job, fault));
    });
    worker.on('completed', (job) => {
      const payload = readJob(kind, job);
      // A duplicate of this job may have failed for good. Its dead letter is removed.
      if (payload !== undefined && job.attemptsMade > 1)
        this.see(this.deadLetters.settle(kind.name, kind.subjectOf(payload)));
    });
    worker.on('error', (fault) => this.logger.warn(`${kind.name}: ${fault.message}`));
    return worker;
  }

  /** Only the failed handling of a row that still has this work to do makes a dead letter. */
  private async afterFailure(
    kind: JobKind,
    handler: JobProcessor<unknown>,
    job: Job,
    fault: Error,
  ): Promise<void> {
    const payload = readJob(kind, job);
    if (payload === undefined) return this.drop(kind, job);
    const reason = reasonOf(fault);
    const what = `${kind.name} ${job.id} failed, attempt ${job.attemptsMade}`;
    if (job.finishedOn === undefined) {
      this.logger.warn(`${what}: ${reason}`);
    } else if (isOutOfReach(fault)) {
      this.logger.warn(`${what}, and waits for the sweep: ${reason}`);
    } else if (await handler.isPending(payload)) {
      this.logger.error(`${what}, and is a dead letter: ${reason}`);
      await this.deadLetters.write(kind.name, kind.subjectOf(payload), reason, job.attemptsMade);
    } else {
      this.drop(kind, job);
    }
  }

  /** Counts a job that leads nowhere. Every one is counted, and the first of a kind is logged. */
  private drop({ name }: JobKind, { id }: Job): void {
    lostHints.inc({ kind: name });
    if (this.toldOfLost.has(name)) return;
    this.toldOfLost.add(name);
    this.logger.warn(
      `${name} ${id} cannot be read, or is about no row with work to do: dropped. More of them are only counted, in tanggap_lost_hints_total.`,
    );
  }

  /** What could not be written comes again with the job, which the sweep repeats. */
  private see(afterwards: Promise<void>): void {
    const seen = afterwards
      .catch((fault: Error) => this.logger.warn(`dead letters: ${fault.message}`))
      .finally(() => this.afterwards.delete(seen));
    this.afterwards.add(seen);
  }

  private onlyHandlerOf(kind: JobKind): JobProcessor<unknown> {
    const handlers = this.discovery
      .getProviders({ metadataKey: Processes.KEY })
      .filter((wrapper) => this.discovery.getMetadataByDecorator(Processes, wrapper) === kind);
    const [only] = handlers;
    if (handlers.length !== 1 || !only) {
      throw new Error(`The job "${kind.name}" has ${handlers.length} handlers; it needs exactly one.`);
    }
    return only.instance as JobProcessor<unknown>;
  }
}
