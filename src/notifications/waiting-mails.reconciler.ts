import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../queues/interval.js';
import { sendMail } from '../queues/jobs.js';
import { JobDispatcher } from '../queues/job-dispatcher.js';
import { clearMails, dueMails } from './waiting-mails.js';

const AT_ONCE = 500;

/** Nudges again about mails that still wait, and clears away those that nobody waits for. */
@Injectable()
export class WaitingMailsReconciler {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly jobs: JobDispatcher,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    await clearMails(this.db.manager);
    for (const { id, window } of await dueMails(this.db.manager, AT_ONCE))
      this.jobs.enqueue(sendMail, { mailId: id }, `${id}-${window}`);
  }
}
