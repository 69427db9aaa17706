import { Injectable } from '@nestjs/common';
import { type Config } from '../config/config.js';
import { InjectConfig } from '../config/inject-config.js';
import { withTimeout } from '../common/with-timeout.js';
import { type Mail } from './mail.js';

/** Longest wait for an answer of the server, and for a whole mail, in milliseconds. */
const ANSWER_TIMEOUT_MS = 10_000;
const MAIL_TIMEOUT_MS = 40_000;

/** The city's mail server, reached by SMTP. */
@Injectable()
export class MailServer {
  constructor(@InjectConfig() private readonly config: Pick<Config, 'mail'>) {}

  /** Whether there is one: without `SMTP_URL` no mail is ever sent. */
  get isConfigured(): boolean {
    return this.config.mail !== undefined;
  }

  /** @throws Error where there is none, for a worker that is to send mails all the same */
  mustBeConfigured(): NonNullable<Config['mail']> {
    if (!this.config.mail) throw new Error('SMTP_URL is not set for this worker.');
    return this.config.mail;
  }

  /** Hands a mail over. @throws Error where the server cannot be reached or does not take it */
  async take({ to, subject, text }: Mail): Promise<void> {
    const mail = this.mustBeConfigured();
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      url: mail.smtpUrl,
      connectionTimeout: ANSWER_TIMEOUT_MS,
      greetingTimeout: ANSWER_TIMEOUT_MS,
      socketTimeout: ANSWER_TIMEOUT_MS,
    });
    const message = { from: mail.from, to: { name: '', address: to }, subject, text };
    await withTimeout(MAIL_TIMEOUT_MS, transport.sendMail(message)).finally(() => transport.close());
  }
}

/** Whether the server will never take this mail: it does not know the address, say. Anything else may pass. */
export function isRefusal(fault: unknown): boolean {
  const { code, responseCode } = fault as { code?: unknown; responseCode?: unknown };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && Number(responseCode) >= 500;
}
