import { Inject } from '@nestjs/common';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { type Job } from 'bullmq';
import { JobOutcomesService } from './job-outcomes.service.js';
import { type JobKind } from './jobs.js';
import { readJob } from './read-job.js';

/**
 * Does the work of one kind of job; a subclass carries `@Processor(kind.name, { concurrency: kind.concurrency })`.
 * `handle` reads the row first, since jobs may be late or come twice.
 */
export abstract class JobProcessor<Payload = unknown> extends WorkerHost {
  abstract readonly kind: JobKind<Payload>;

  @Inject(JobOutcomesService)
  private readonly outcomes!: JobOutcomesService;

  abstract handle(payload: Payload): Promise<void>;

  /** Whether the row exists and still has this work to do. A failed job of any other row makes no dead letter. */
  abstract isPending(payload: Payload): Promise<boolean>;

  async process(job: Job): Promise<void> {
    const payload = readJob(this.kind, job);
    if (payload === undefined) this.outcomes.drop(this.kind, job);
    else await this.handle(payload);
  }

  @OnWorkerEvent('completed')
  onCompleted(job: Job): void {
    this.outcomes.completed(this.kind, job);
  }

  /** Without a job, its data was lost before it failed. */
  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, fault: Error): void {
    if (job) this.outcomes.failed(this.kind, job, fault, (payload) => this.isPending(payload));
  }

  @OnWorkerEvent('error')
  onError(fault: Error): void {
    this.outcomes.workerError(this.kind, fault);
  }
}
