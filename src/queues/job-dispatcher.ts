import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type QueueBackend } from './backend.js';
import { mayEvict } from './eviction-policy.js';
import { InjectBackend, InjectJobKinds } from './injected.js';
import { type JobKind } from './jobs.js';
import { JobQueue } from './job-queue.js';

/** Tells the workers that a row has work to be done. A nudge may fail: a sweep repeats it. */
@Injectable()
export class JobDispatcher implements OnModuleInit, OnApplicationShutdown {
  private readonly queues: ReadonlyMap<string, JobQueue>;

  constructor(
    @InjectBackend() backend: QueueBackend,
    @InjectJobKinds() private readonly kinds: readonly JobKind[],
  ) {
    this.queues = new Map(
      kinds.map((kind) => [kind.name, new JobQueue(kind, backend.openQueue(kind.name), backend)]),
    );
  }

  /** Opens every queue at the start, when it is known to answer. */
  async onModuleInit(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.open()));
  }

  /**
   * Adds a job without making the caller wait or fail.
   *
   * @param id derived from the row, so that a doubled nudge is one job
   */
  enqueue<Payload>(kind: JobKind<Payload>, payload: Payload, id: string): void {
    const queue = this.queues.get(kind.name);
    if (!queue) throw new Error(`There is no queue "${kind.name}".`);
    queue.enqueue({ payload, id });
  }

  /** Nudges anew about a row whose job had failed for good, as far as it was about one. */
  enqueueAgain({ kind: name, subject, id }: { kind: string; subject: string; id: string }): void {
    const kind = this.kinds.find((each) => each.name === name);
    const payload = kind?.payload.safeParse(kind.payloadOf(subject));
    if (kind && payload?.success) this.enqueue(kind, payload.data, id);
  }

  /** Whether the server that holds the queues answers, and in time. */
  async areReachable(): Promise<boolean> {
    const answers = await Promise.all([...this.queues.values()].map((queue) => queue.answers()));
    return answers.every(Boolean);
  }

  /** The eviction policy of the server that holds the queues, where that may throw jobs away. */
  async evicts(): Promise<string | undefined> {
    const [any] = this.queues.values();
    const policy = await any?.evictionPolicy();
    return mayEvict(policy) ? policy : undefined;
  }

  /** How many jobs of each kind there are, by their state. */
  async depths(): Promise<{ kind: string; state: string; jobs: number }[]> {
    const perKind = await Promise.all(
      [...this.queues].map(async ([kind, queue]) =>
        Object.entries(await queue.depths()).map(([state, jobs]) => ({ kind, state, jobs })),
      ),
    );
    return perKind.flat();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}
