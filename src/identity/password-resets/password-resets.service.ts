import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHmac } from 'node:crypto';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { OutboxService } from '../../notifications/outbox.service.js';
import { AccountEntity } from '../account.entity.js';
import { recordAction } from '../../audit/record.js';
import { isGuessable } from '../password-rules.js';
import { givePassword } from '../give-password.js';
import { SignInTriesService } from '../tries/sign-in-tries.service.js';
import { type Credentials } from '../tries/sign-in-origin.js';
import { hashToken, makeToken } from '../token.js';
import { PasswordReset } from './password-reset.entity.js';
import { resetMail } from './reset-mail.js';

const HOUR = 3_600_000;
/** Mails to one address in an hour; more would only bother its owner. */
const MAX_PER_HOUR = 3;

/** Minutes for which the mailed token works. */
export const WORKS_MINUTES = 60;

/** Lets those who forgot their password choose another, by way of their mailbox. */
@Injectable()
export class PasswordResetsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly outbox: OutboxService,
    private readonly tries: SignInTriesService,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Pick<Config, 'publicUrl'>,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {}

  /**
   * Mails a token to an address, if it has an account. For one that has none it does the same work, so that
   * neither answer nor time tells which addresses have accounts.
   *
   * @throws Problem `mail_not_configured`
   */
  async ask(address: string): Promise<void> {
    const { publicUrl } = this.config;
    if (!this.outbox.isOpen || publicUrl === undefined) throw new Problem('mail_not_configured');
    const email = address.toLowerCase();
    const mailId = await this.db.transaction(async (manager) => {
      const askedAt = this.clock.now();
      const addressHash = createHmac('sha256', this.keys.hash).update(`password-reset ${email}`).digest();
      if (await this.isTooOften(manager, addressHash, askedAt)) return undefined;
      const account = await manager.findOneBy(AccountEntity, { email, demo: false, closedAt: IsNull() });
      const token = makeToken();
      const expiresAt = new Date(askedAt.getTime() + WORKS_MINUTES * 60_000);
      await manager.insert(PasswordReset, {
        tokenHash: hashToken(token),
        addressHash,
        accountId: account?.id ?? null,
        askedAt,
        expiresAt,
        usedAt: null,
      });
      const mail = resetMail(email, token, publicUrl, WORKS_MINUTES);
      return this.outbox.put(manager, mail, expiresAt, account !== null);
    });
    if (mailId !== undefined) this.outbox.enqueue(mailId);
  }

  /**
   * Gives the account of a mailed token a new password, and signs it out everywhere.
   *
   * @returns whose it is: the device that has the mail may be known from now on, so that its owner gets in however
   *   hard others try
   * @throws Problem `password_reset_not_found`, or `validation_failed` for a password that is easy to guess
   */
  async use(token: string, password: string): Promise<Credentials> {
    const tokenHash = hashToken(token);
    const found = await this.usable(this.db.manager, tokenHash);
    if (isGuessable(password, found.email))
      throw Problem.invalid({ field: 'password', code: 'easy_to_guess' });
    return this.db.transaction(async (manager) => {
      const account = await this.usable(manager, tokenHash, 'lock');
      const usedAt = this.clock.now();
      await givePassword(manager, account.id, password, usedAt);
      await this.tries.forget(manager, account);
      await recordAction(manager, {
        at: usedAt,
        accountId: account.id,
        account: account.email,
        action: 'account.reset_password',
        subject: account.id,
        details: '{}',
      });
      return { id: account.id, credentialsVersion: account.credentialsVersion + 1 };
    });
  }

  /** The account that a token still works for. */
  private async usable(manager: EntityManager, tokenHash: Buffer, lock?: 'lock'): Promise<AccountEntity> {
    const reset = await manager.findOne(PasswordReset, {
      where: { tokenHash, usedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) },
      ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
    });
    const id = reset?.accountId ?? undefined;
    const account =
      id === undefined ? null : await manager.findOneBy(AccountEntity, { id, closedAt: IsNull() });
    if (!account) throw new Problem('password_reset_not_found');
    return account;
  }

  /** Of requests with one address at the same time each counts those before it. */
  private async isTooOften(manager: EntityManager, addressHash: Buffer, now: Date): Promise<boolean> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [addressHash.readInt32BE()]);
    const since = MoreThan(new Date(now.getTime() - HOUR));
    return (await manager.countBy(PasswordReset, { addressHash, askedAt: since })) >= MAX_PER_HOUR;
  }
}
