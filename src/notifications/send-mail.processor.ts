import { Injectable } from '@nestjs/common';
import { Processes, type JobProcessor } from '../queues/processors.js';
import { sendMail } from '../queues/jobs.js';
import { OutboxService } from './outbox.service.js';

/** Sends a mail that waits. */
@Injectable()
@Processes(sendMail)
export class SendMailProcessor implements JobProcessor<{ mailId: string }> {
  constructor(private readonly outbox: OutboxService) {}

  handle({ mailId }: { mailId: string }): Promise<void> {
    return this.outbox.send(mailId);
  }

  isPending({ mailId }: { mailId: string }): Promise<boolean> {
    return this.outbox.isWaiting(mailId);
  }
}
