import { Injectable } from '@nestjs/common';
import { Interval } from '../queues/interval.js';
import { sendMail } from '../queues/jobs.js';
import { JobDispatcher } from '../queues/job-dispatcher.js';
import { OutgoingMailsRepository } from './outgoing-mails.repository.js';

const BATCH_SIZE = 500;

/** Enqueues mails again that still wait, and deletes old ones. */
@Injectable()
export class WaitingMailsReconciler {
  constructor(
    private readonly mails: OutgoingMailsRepository,
    private readonly jobs: JobDispatcher,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    await this.mails.clear();
    for (const { id, window } of await this.mails.due(BATCH_SIZE))
      this.jobs.enqueue(sendMail, { mailId: id }, `${id}-${window}`);
  }
}
