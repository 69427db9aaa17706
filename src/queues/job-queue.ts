import { Logger } from '@nestjs/common';
import { type IQueueBackend, Queue, type QueueOptions, type RedisQueueBackend } from 'bullmq';
import { Batcher } from '../common/batcher.js';
import { withTimeout } from '../common/with-timeout.js';
import { createBackend, isRedis, type QueueConnection } from './backend.js';
import { evictionPolicyIn } from './eviction-policy.js';

const MAX_BATCH = 500;

/** Longest list of jobs that wait in memory for a server that hangs. */
const MAX_WAITING = 20_000;

/** How long a check and the closing wait for the server, in milliseconds. */
const TIMEOUT_MS = 2_000;

interface QueuedJob {
  readonly payload: unknown;
  readonly id: string;
}

/** A BullMQ queue on either backend. Jobs that are enqueued at the same time are added in one batch. */
export class JobQueue extends Queue<
  unknown,
  unknown,
  string,
  unknown,
  unknown,
  string,
  IQueueBackend,
  QueueConnection
> {
  private readonly logger = new Logger('JobQueue');
  private readonly batcher = new Batcher<QueuedJob, undefined>({ maxBatch: MAX_BATCH }, (jobs) =>
    this.addBatch(jobs),
  );
  /** Batches are added one after another, so the last one ends last. */
  private lastAdded: Promise<unknown> = Promise.resolve();
  private full = false;

  constructor(name: string, options: QueueOptions<QueueConnection>) {
    super(name, options, createBackend);
    this.on('error', (fault) => this.logger.warn(`${name}: ${fault.message}`));
  }

  /** Adds a job without making the caller wait or fail. Jobs of one id that wait are one job. */
  enqueue(job: QueuedJob): void {
    if (this.batcher.length < MAX_WAITING) {
      this.full = false;
      this.lastAdded = this.batcher.add(job);
    } else if (!this.full) {
      this.full = true;
      this.logger.warn(`${this.name}: ${MAX_WAITING} jobs wait; a reconciler enqueues those that follow`);
    }
  }

  /** Whether the server answers in time. */
  async isReachable(): Promise<boolean> {
    return withTimeout(TIMEOUT_MS, this.isPaused()).then(
      () => true,
      () => false,
    );
  }

  /** The eviction policy of a Redis that answers in time and reports it. */
  async evictionPolicy(): Promise<string | undefined> {
    if (!isRedis(this.opts.connection)) return undefined;
    const { client } = this.backend as RedisQueueBackend;
    const info = client.then((redis) => redis.info());
    return withTimeout(TIMEOUT_MS, info).then(evictionPolicyIn, () => undefined);
  }

  /** How many jobs there are, by state. */
  depths(): Promise<Record<string, number>> {
    return this.getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  /** Waits for the last batch, but not for a server that hangs. */
  override async close(): Promise<void> {
    await withTimeout(TIMEOUT_MS, this.lastAdded).catch(() => undefined);
    await withTimeout(TIMEOUT_MS, super.close()).catch(() => void this.disconnect().catch(() => undefined));
  }

  /** Never fails: a job that could not be added is enqueued again by a reconciler. */
  private async addBatch(batch: readonly QueuedJob[]): Promise<undefined[]> {
    const jobs = batch.map(({ payload, id }) => ({ name: this.name, data: payload, opts: { jobId: id } }));
    const [only, another] = jobs;
    try {
      // A single add costs a fifth of a bulk of one.
      if (only && !another) await this.add(only.name, only.data, only.opts);
      else await this.addBulk(jobs);
    } catch (fault) {
      this.logger.warn(
        `${this.name}: ${jobs.length} jobs wait for a reconciler: ${(fault as Error).message}`,
      );
    }
    return jobs.map(() => undefined);
  }
}
