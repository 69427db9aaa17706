import { Module } from '@nestjs/common';
import { MailServer } from './mail-server.js';
import { OutgoingMailsRepository } from './outgoing-mails.repository.js';
import { OutboxService } from './outbox.service.js';
import { SendMailProcessor } from './send-mail.processor.js';
import { WaitingMailsReconciler } from './waiting-mails.reconciler.js';

@Module({
  providers: [MailServer, OutboxService, OutgoingMailsRepository, SendMailProcessor, WaitingMailsReconciler],
  exports: [OutboxService],
})
export class NotificationsModule {}
