import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Queue } from 'bullmq';
import { InjectBackend } from './inject-backend.js';
import { type QueueBackend } from './backend.js';
import { type JobKind, jobKinds } from './jobs.js';

/** Tells the workers that a row has work to be done. A nudge may fail: a sweep repeats it. */
@Injectable()
export class Nudges implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Nudges');
  private readonly queues = new Map<string, Queue>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(@InjectBackend() private readonly backend: QueueBackend) {}

  /** Opens every queue at the start, when it is known to answer. */
  async onModuleInit(): Promise<void> {
    for (const { name } of jobKinds) {
      const queue = this.backend.openQueue(name);
      queue.on('error', (fault) => this.logger.warn(`${name}: ${fault.message}`));
      this.queues.set(name, queue);
      await queue.waitUntilReady();
    }
  }

  /**
   * Adds a job without making the caller wait or fail.
   *
   * @param id derived from the row, so that a doubled nudge is one job
   */
  nudge<Payload>(kind: JobKind<Payload>, payload: Payload, id: string): void {
    const adding = this.add(kind, payload, id)
      .catch((fault: Error) => this.logger.warn(`${kind.name} ${id} waits for the sweep: ${fault.message}`))
      .finally(() => this.underWay.delete(adding));
    this.underWay.add(adding);
  }

  /** Whether the queue's own database answers. */
  async isReachable(kind: JobKind): Promise<boolean> {
    return this.queueOf(kind)
      .getJobCounts('waiting')
      .then(() => true)
      .catch(() => false);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
  }

  private async add<Payload>(kind: JobKind<Payload>, payload: Payload, id: string): Promise<void> {
    await this.queueOf(kind).add(kind.name, payload, {
      jobId: id,
      attempts: 5,
      backoff: { type: 'exponential', delay: 500 },
      removeOnComplete: true,
      removeOnFail: true,
    });
  }

  private queueOf(kind: Pick<JobKind, 'name'>): Queue {
    const queue = this.queues.get(kind.name);
    if (!queue) throw new Error(`There is no queue "${kind.name}".`);
    return queue;
  }
}
