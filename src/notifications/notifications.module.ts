import { Module } from '@nestjs/common';
import { MailServer } from './mail-server.js';
import { Outbox } from './outbox.service.js';
import { SendMailHandler } from './send-mail.handler.js';
import { WaitingMailsSweep } from './waiting-mails.sweep.js';

@Module({
  providers: [MailServer, Outbox, SendMailHandler, WaitingMailsSweep],
  exports: [Outbox],
})
export class NotificationsModule {}
