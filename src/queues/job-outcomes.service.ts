import { Injectable, Logger } from '@nestjs/common';
import { type Job } from 'bullmq';
import { isOutOfReach } from '../common/out-of-reach.js';
import { withTimeout } from '../common/with-timeout.js';
import { DeadLettersRepository } from './dead-letters/dead-letters.repository.js';
import { reasonOf } from './dead-letters/reason.js';
import { type JobKind } from './jobs.js';
import { lostHints } from './lost-hints.js';
import { readJob } from './read-job.js';

/** How long the shutdown waits for dead letters, in milliseconds. */
const TIMEOUT_MS = 2_000;

/** Decides what follows from a job that was completed, failed, or could not be read. */
@Injectable()
export class JobOutcomesService {
  private readonly logger = new Logger('Workers');
  private readonly pendingWrites = new Set<Promise<void>>();
  private readonly loggedKinds = new Set<string>();

  constructor(private readonly deadLetters: DeadLettersRepository) {}

  /** A duplicate of a job that succeeded at a later attempt may have failed for good. Its dead letter is removed. */
  completed<Payload>(kind: JobKind<Payload>, job: Job): void {
    if (job.attemptsMade <= 1) return;
    const payload = readJob(kind, job);
    if (payload !== undefined) this.track(this.deadLetters.settle(kind.name, kind.subjectOf(payload)));
  }

  /** @param isPending whether the row of the job still has this work to do */
  failed<Payload>(
    kind: JobKind<Payload>,
    job: Job,
    fault: Error,
    isPending: (payload: Payload) => Promise<boolean>,
  ): void {
    this.track(this.afterFailure(kind, job, fault, isPending));
  }

  workerError<Payload>({ name }: JobKind<Payload>, fault: Error): void {
    this.logger.warn(`${name}: ${fault.message}`);
  }

  /** Counts a job that is dropped. Only the first of a kind is logged. */
  drop<Payload>({ name }: JobKind<Payload>, { id }: Job): void {
    lostHints.inc({ kind: name });
    if (this.loggedKinds.has(name)) return;
    this.loggedKinds.add(name);
    this.logger.warn(
      `${name} ${id} cannot be read, or is about no row with work to do: dropped. More of them are only counted, in tanggap_lost_hints_total.`,
    );
  }

  /** Waits for the dead letters that are being written, but not for a database that hangs. */
  async settled(): Promise<void> {
    await withTimeout(TIMEOUT_MS, Promise.all(this.pendingWrites)).catch((fault: Error) =>
      this.logger.warn(`dead letters: ${fault.message}`),
    );
  }

  /** Only a row that still has this work to do gets a dead letter. */
  private async afterFailure<Payload>(
    kind: JobKind<Payload>,
    job: Job,
    fault: Error,
    isPending: (payload: Payload) => Promise<boolean>,
  ): Promise<void> {
    const payload = readJob(kind, job);
    if (payload === undefined) return this.drop(kind, job);
    const reason = reasonOf(fault);
    const what = `${kind.name} ${job.id} failed, attempt ${job.attemptsMade}`;
    if (job.finishedOn === undefined) {
      this.logger.warn(`${what}: ${reason}`);
    } else if (isOutOfReach(fault)) {
      this.logger.warn(`${what}, and waits for a reconciler: ${reason}`);
    } else if (await isPending(payload)) {
      this.logger.error(`${what}, and is a dead letter: ${reason}`);
      await this.deadLetters.write(kind.name, kind.subjectOf(payload), reason, job.attemptsMade);
    } else {
      this.drop(kind, job);
    }
  }

  /** A dead letter that cannot be written now is written when the reconciler's next job for the row fails. */
  private track(write: Promise<void>): void {
    const tracked = write
      .catch((fault: Error) => this.logger.warn(`dead letters: ${fault.message}`))
      .finally(() => this.pendingWrites.delete(tracked));
    this.pendingWrites.add(tracked);
  }
}
