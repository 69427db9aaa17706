import { Logger } from '@nestjs/common';
import { type BulkJobOptions, type Queue } from 'bullmq';
import { Batcher } from '../common/batcher.js';
import { withTimeout } from '../common/with-timeout.js';
import { type QueueBackend } from './backend.js';
import { type JobKind } from './jobs.js';

const BULK = 500;

/** More than this many waiting for a queue that hangs would only fill the memory. */
const MOST_WAITING = 20_000;

/** What a check or the end of the process waits for, in milliseconds. */
const TIMEOUT_MS = 2_000;

interface QueuedJob {
  readonly payload: unknown;
  readonly id: string;
}

/** The queue of one kind, on the side that adds jobs: what is nudged at the same time goes in one bulk. */
export class JobQueue {
  private readonly logger = new Logger('Nudges');
  private readonly gather = new Batcher<QueuedJob, undefined>({ maxBatch: BULK }, (nudges) =>
    this.add(nudges),
  );
  /** Bulks go one after another, so that the last one ends last. */
  private last: Promise<unknown> = Promise.resolve();
  private full = false;

  constructor(
    private readonly kind: JobKind,
    private readonly queue: Queue,
    private readonly backend: Pick<QueueBackend, 'evictionPolicy'>,
  ) {
    queue.on('error', (fault) => this.logger.warn(`${kind.name}: ${fault.message}`));
  }

  async open(): Promise<void> {
    await this.queue.waitUntilReady();
  }

  enqueue(nudge: QueuedJob): void {
    if (this.gather.length < MOST_WAITING) {
      this.full = false;
      this.last = this.gather.add(nudge);
    } else if (!this.full) {
      this.full = true;
      this.logger.warn(`${this.kind.name}: ${MOST_WAITING} nudges wait; the sweep repeats those to come`);
    }
  }

  /** Whether the server behind the queue answers, and in time. */
  async answers(): Promise<boolean> {
    return withTimeout(TIMEOUT_MS, this.queue.isPaused()).then(
      () => true,
      () => false,
    );
  }

  /** What the server throws away when it is full, where it answers in time and tells. */
  async evictionPolicy(): Promise<string | undefined> {
    return withTimeout(TIMEOUT_MS, this.backend.evictionPolicy(this.queue)).catch(() => undefined);
  }

  /** How many jobs there are, by state. */
  depths(): Promise<Record<string, number>> {
    return this.queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  /** Waits for what is under way, though not for a server that hangs. */
  async close(): Promise<void> {
    await withTimeout(TIMEOUT_MS, this.last).catch(() => undefined);
    await withTimeout(TIMEOUT_MS, this.queue.close()).catch(
      () => void this.queue.disconnect().catch(() => undefined),
    );
  }

  /** Never fails: what could not be added waits for the sweep. */
  private async add(nudges: readonly QueuedJob[]): Promise<undefined[]> {
    const { name } = this.kind;
    const jobs = nudges.map(({ payload, id }) => ({ name, data: payload, opts: this.optionsOf(id) }));
    const [only, another] = jobs;
    try {
      // Alone, a job is added at a fifth of what a bulk costs.
      if (only && !another) await this.queue.add(name, only.data, only.opts);
      else await this.queue.addBulk(jobs);
    } catch (fault) {
      this.logger.warn(`${name}: ${jobs.length} nudges wait for the sweep: ${(fault as Error).message}`);
    }
    return jobs.map(() => undefined);
  }

  private optionsOf(jobId: string): BulkJobOptions {
    return {
      jobId,
      attempts: this.kind.attempts,
      backoff: { type: 'exponential', delay: this.kind.backOff },
      removeOnComplete: true,
      removeOnFail: true,
    };
  }
}
