import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../common/clock.js';
import { encrypt, decrypt } from '../common/encryption.js';
import { type CityKeys, InjectCityKeys } from '../config/city-keys.js';
import { reasonOf } from '../queues/dead-letters/reason.js';
import { sendMail } from '../queues/jobs.js';
import { JobDispatcher } from '../queues/job-dispatcher.js';
import { type Mail } from './mail.js';
import { isRefusal, MailServer } from './mail-server.js';
import { type MailOutcome, OutgoingMail } from './outgoing-mail.entity.js';
import { OutgoingMailsRepository } from './outgoing-mails.repository.js';

/** Outgoing mails: inserted in the transaction that wants them, sent by a worker. */
@Injectable()
export class OutboxService {
  private readonly logger = new Logger('Outbox');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly mails: OutgoingMailsRepository,
    private readonly server: MailServer,
    private readonly jobs: JobDispatcher,
    private readonly clock: Clock,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {}

  /** Whether mails are sent at all. */
  get isOpen(): boolean {
    return this.server.isConfigured;
  }

  /**
   * Puts a mail in, in the transaction that wants it. Its text may hold a secret, so it is encrypted.
   *
   * @param expiresAt from then on nobody wants it any more
   * @param isAddressed false for one that goes nowhere, where the caller must take as long either way
   * @returns its id, for {@link enqueue} after the commit
   */
  async put(manager: EntityManager, mail: Mail, expiresAt: Date, isAddressed = true): Promise<string> {
    const id = uuid();
    const askedAt = this.clock.now();
    const sealed = encrypt(mail, id, this.keys.current);
    await manager.insert(OutgoingMail, {
      id,
      sealed: isAddressed ? sealed : null,
      askedAt,
      expiresAt,
      attempts: 0,
      nextTryAt: askedAt,
      doneAt: isAddressed ? null : askedAt,
      outcome: isAddressed ? null : 'unaddressed',
    });
    return id;
  }

  /** Has it sent soon. */
  enqueue(mailId: string): void {
    this.jobs.enqueue(sendMail, { mailId }, mailId);
  }

  /** Whether there is such a mail and nothing has become of it yet. */
  isWaiting(mailId: string): Promise<boolean> {
    return this.db.manager.existsBy(OutgoingMail, { id: mailId, doneAt: IsNull() });
  }

  /** Sends a mail if it is due. What the server does not take now is tried again later, until nobody wants it any more. */
  async send(mailId: string): Promise<void> {
    this.server.mustBeConfigured();
    const claimed = await this.mails.claim(mailId);
    if (!claimed) return;
    const mail = decrypt(claimed.sealed, mailId, this.keys.all) as Mail;
    try {
      await this.server.take(mail);
    } catch (fault) {
      const refused = isRefusal(fault);
      const then = refused ? 'is given up' : 'is tried again later';
      this.logger.warn(`mail ${mailId}, try ${claimed.attempts}, ${then}: ${reasonOf(fault as Error)}`);
      if (refused) await this.finish(mailId, 'refused');
      return;
    }
    await this.finish(mailId, 'sent');
  }

  private async finish(id: string, outcome: MailOutcome): Promise<void> {
    await this.db.manager.update(OutgoingMail, { id }, { sealed: null, doneAt: this.clock.now(), outcome });
  }
}
