import { type IQueueBackend, type JobProgress, type Processor, Worker, type WorkerOptions } from 'bullmq';
import { withTimeout } from '../common/with-timeout.js';
import { createBackend, type QueueConnection, workerConnection } from './backend.js';

/** Jobs of a killed worker are taken up again within seconds, but not for ever: one of them may be what kills it. */
const defaults = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
  runRetryDelay: 1_000,
  // A job whose payload is lost has also lost its own options.
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} satisfies Partial<WorkerOptions>;

/** How long the closing waits for active jobs, in milliseconds. Another worker takes up longer ones. */
const TIMEOUT_MS = 8_000;

/** A BullMQ worker on either backend. */
export class JobWorker extends Worker<unknown, unknown, string, IQueueBackend, JobProgress, QueueConnection> {
  private stopped?: Promise<void>;

  constructor(
    name: string,
    process: Processor<unknown, unknown> | null,
    options: WorkerOptions<QueueConnection>,
  ) {
    const connection = workerConnection(options.connection);
    super(name, process, { ...defaults, ...options, connection }, createBackend);
  }

  /** Waits for the active jobs, but not for ever. */
  override close(): Promise<void> {
    this.stopped ??= withTimeout(TIMEOUT_MS, super.close()).catch((fault: Error) => {
      this.emit('error', new Error(`active jobs: ${fault.message}`));
    });
    return this.stopped;
  }
}
