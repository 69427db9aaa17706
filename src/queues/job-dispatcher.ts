import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayEvict } from './eviction-policy.js';
import { InjectJobKinds, InjectJobQueues } from './injected.js';
import { type JobKind } from './jobs.js';
import { type JobQueue } from './job-queue.js';

/** Tells the workers that a row has work to be done. Adding a job may fail: a reconciler repeats it. */
@Injectable()
export class JobDispatcher implements OnModuleInit {
  constructor(
    @InjectJobKinds() private readonly kinds: readonly JobKind[],
    @InjectJobQueues() private readonly queues: readonly JobQueue[],
  ) {}

  /** @throws Error where a queue does not answer */
  async onModuleInit(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.waitUntilReady()));
  }

  /**
   * Adds a job without making the caller wait or fail.
   *
   * @param id derived from the row, so that a duplicate is the same job
   */
  enqueue<Payload>(kind: JobKind<Payload>, payload: Payload, id: string): void {
    const queue = this.queues.find(({ name }) => name === kind.name);
    if (!queue) throw new Error(`There is no queue "${kind.name}".`);
    queue.enqueue({ payload, id });
  }

  /** Enqueues a job again that had failed for good, if it was about a row. */
  enqueueAgain({ kind: name, subject, id }: { kind: string; subject: string; id: string }): void {
    const kind = this.kinds.find((each) => each.name === name);
    const payload = kind?.payload.safeParse(kind.payloadOf(subject));
    if (kind && payload?.success) this.enqueue(kind, payload.data, id);
  }

  /** Whether the server that holds the queues answers in time. */
  async areReachable(): Promise<boolean> {
    const answers = await Promise.all(this.queues.map((queue) => queue.isReachable()));
    return answers.every(Boolean);
  }

  /** The eviction policy of the server that holds the queues, if it may throw jobs away. */
  async evicts(): Promise<string | undefined> {
    const policy = await this.queues[0]?.evictionPolicy();
    return mayEvict(policy) ? policy : undefined;
  }

  /** How many jobs of each kind there are, by their state. */
  async depths(): Promise<{ kind: string; state: string; jobs: number }[]> {
    const perKind = await Promise.all(
      this.queues.map(async (queue) =>
        Object.entries(await queue.depths()).map(([state, jobs]) => ({ kind: queue.name, state, jobs })),
      ),
    );
    return perKind.flat();
  }
}
