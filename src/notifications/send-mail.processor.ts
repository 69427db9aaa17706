import { Processor } from '@nestjs/bullmq';
import { JobProcessor } from '../queues/job-processor.js';
import { sendMail } from '../queues/jobs.js';
import { OutboxService } from './outbox.service.js';

/** Sends a mail that waits. */
@Processor(sendMail.name, { concurrency: sendMail.concurrency })
export class SendMailProcessor extends JobProcessor<{ mailId: string }> {
  readonly kind = sendMail;

  constructor(private readonly outbox: OutboxService) {
    super();
  }

  handle({ mailId }: { mailId: string }): Promise<void> {
    return this.outbox.send(mailId);
  }

  isPending({ mailId }: { mailId: string }): Promise<boolean> {
    return this.outbox.isWaiting(mailId);
  }
}
