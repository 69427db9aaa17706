import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../queues/handlers.js';
import { sendMail } from '../queues/jobs.js';
import { Outbox } from './outbox.service.js';

/** Sends a mail that waits. */
@Injectable()
@Handles(sendMail)
export class SendMailHandler implements JobHandler<{ mailId: string }> {
  constructor(private readonly outbox: Outbox) {}

  handle({ mailId }: { mailId: string }): Promise<void> {
    return this.outbox.send(mailId);
  }

  isPending({ mailId }: { mailId: string }): Promise<boolean> {
    return this.outbox.isWaiting(mailId);
  }
}
