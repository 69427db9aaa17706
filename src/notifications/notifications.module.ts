import { Module } from '@nestjs/common';
import { MailServer } from './mail-server.js';
import { Outbox } from './outbox.service.js';
import { SendMailProcessor } from './send-mail.processor.js';
import { WaitingMailsReconciler } from './waiting-mails.reconciler.js';

@Module({
  providers: [MailServer, Outbox, SendMailProcessor, WaitingMailsReconciler],
  exports: [Outbox],
})
export class NotificationsModule {}
