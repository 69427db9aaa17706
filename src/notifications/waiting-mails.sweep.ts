import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Sweep, SweepEvery } from '../queues/handlers.js';
import { sendMail } from '../queues/jobs.js';
import { Nudges } from '../queues/nudges.service.js';
import { clearMails, dueMails } from './waiting-mails.js';

const AT_ONCE = 500;

/** Nudges again about mails that still wait, and clears away those that nobody waits for. */
@Injectable()
@SweepEvery(5_000)
export class WaitingMailsSweep implements Sweep {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly nudges: Nudges,
  ) {}

  async sweep(): Promise<void> {
    await clearMails(this.db.manager);
    for (const { id, window } of await dueMails(this.db.manager, AT_ONCE))
      this.nudges.nudge(sendMail, { mailId: id }, `${id}-${window}`);
  }
}
