import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Problem } from '../common/problems/problem.js';
import { Clock } from '../common/clock.js';
import { type IdempotentRequest } from '../idempotency/idempotency-context.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { type AccountEntity } from './account.entity.js';
import { type Actor } from './actor.js';
import { auditActionOf } from './audit-action.js';
import { recordAction } from '../audit/record.js';
import { passwordMatches } from './password.js';
import { type Confirmation, SecondFactorsService } from './second-factor/second-factors.service.js';
import { SignInTicketsService } from './second-factor/sign-in-tickets.service.js';
import { addressOf, isCode, makeSecret } from './second-factor/totp.js';
import { type Opened, SessionsService } from './sessions.service.js';
import { knownDevice, type SignInOrigin } from './tries/sign-in-origin.js';
import { SignInTriesService } from './tries/sign-in-tries.service.js';

/** What somebody signs in with. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Of an authenticator app, or a recovery code. */
  readonly code?: string;
  readonly origin: SignInOrigin;
}

/** A session, or what is still needed: a code, or a second factor to take codes from. The ticket goes on with it. */
export type SignInAnswer =
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'code'; readonly ticket: string }
  | { readonly kind: 'enrolment'; readonly ticket: string };

/** What an authenticator app is set up with. */
export interface Enrolment {
  readonly email: string;
  /** In base 32, to type in. */
  readonly secret: string;
  /** `otpauth:` address, to show as a QR code. */
  readonly address: string;
}

/** Signs officers in by password, and by a second factor where the account has one or its role demands one. */
@Injectable()
export class SignInsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionsService,
    private readonly idempotency: IdempotencyService,
    private readonly tries: SignInTriesService,
    private readonly factors: SecondFactorsService,
    private readonly tickets: SignInTicketsService,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `wrong_credentials`, the same for an unknown address and a wrong password; `too_many_sign_ins`;
   *   `wrong_second_factor`
   */
  async signIn(
    idempotency: IdempotentRequest,
    { email, password, code, origin }: SignIn,
  ): Promise<SignInAnswer> {
    const address = email.toLowerCase();
    const account = await this.sessions.accountOf(address);
    const isKnown = knownDevice(origin, account) !== undefined;
    const isRight = await this.tries.password({ email: address, account, origin }, () =>
      passwordMatches(password, account?.passwordHash, isKnown),
    );
    if (!account || !isRight) throw new Problem('wrong_credentials');
    if (await this.factors.isEnrolled(account.id)) {
      if (code === undefined) return { kind: 'code', ticket: this.tickets.issue(account) };
      return { kind: 'opened', opened: await this.openWithCode(idempotency, account, code, origin) };
    }
    const prepared = await this.sessions.prepare(account);
    if (this.factors.isDemandedOf(prepared.actor.assignments))
      return { kind: 'enrolment', ticket: this.tickets.issue(account, makeSecret()) };
    const opened = await this.idempotency.once(idempotency, (manager) =>
      this.sessions.open(manager, prepared, { way: 'password', program: origin.program }),
    );
    return { kind: 'opened', opened };
  }

  /** Goes on with a sign-in that lacked a code. @throws Problem `sign_in_expired`; `wrong_second_factor`; `too_many_sign_ins` */
  async confirm(
    idempotency: IdempotentRequest,
    ticket: string,
    code: string,
    origin: SignInOrigin,
  ): Promise<Opened> {
    const { account } = await this.pending(ticket);
    return this.openWithCode(idempotency, account, code, origin);
  }

  /** What to set an authenticator app up with. @throws Problem `sign_in_expired`; `second_factor_enrolled` */
  async enrolmentOf(ticket: string): Promise<Enrolment> {
    const { account, secret } = await this.pendingEnrolment(ticket);
    if (await this.factors.isEnrolled(account.id)) throw new Problem('second_factor_enrolled');
    return { email: account.email, secret, address: addressOf(secret, account.email) };
  }

  /**
   * Enrols a second factor and goes on with the sign-in. Whoever has the ticket sees the secret, so that tries need no
   * limit.
   *
   * @returns the session, and the recovery codes, which are shown this once
   * @throws Problem `sign_in_expired`; `wrong_second_factor`; `second_factor_enrolled`
   */
  async enrol(
    ticket: string,
    code: string,
    { program }: SignInOrigin,
  ): Promise<{ opened: Opened; recoveryCodes: string[] }> {
    const { account, secret } = await this.pendingEnrolment(ticket);
    const prepared = await this.sessions.prepare(account);
    return this.db.transaction(async (manager) => {
      const recoveryCodes = await this.factors.enrol(manager, account.id, secret, code);
      const entrance = { way: 'password', program, confirmedBy: 'app' } as const;
      const opened = await this.sessions.open(manager, prepared, entrance);
      await recordAction(manager, {
        at: this.clock.now(),
        accountId: account.id,
        account: account.email,
        action: 'account.second_factor_enrolled',
        subject: account.id,
        details: '{}',
      });
      return { opened, recoveryCodes };
    });
  }

  /** Makes new recovery codes for whoever is signed in and has a code. @throws Problem `wrong_second_factor`; `too_many_sign_ins` */
  async renewRecoveryCodes(actor: Actor, code: string, origin: SignInOrigin): Promise<string[]> {
    const account = await this.sessions.accountBy(actor.accountId);
    if (!account) throw new Problem('not_signed_in');
    return this.withCode(account, code, origin, (use) =>
      this.db.transaction(async (manager) => {
        await use(manager);
        const codes = await this.factors.renewRecoveryCodes(manager, account.id);
        const entry = { at: this.clock.now(), action: 'account.recovery_codes_renewed', subject: account.id };
        await recordAction(manager, auditActionOf(actor, entry));
        return codes;
      }),
    );
  }

  private async openWithCode(
    idempotency: IdempotentRequest,
    account: AccountEntity,
    code: string,
    origin: SignInOrigin,
  ): Promise<Opened> {
    const prepared = await this.sessions.prepare(account);
    const { program } = origin;
    return this.withCode(account, code, origin, (use) =>
      this.idempotency.once(idempotency, async (manager) => {
        const confirmedBy = await use(manager);
        return this.sessions.open(manager, prepared, { way: 'password', program, confirmedBy });
      }),
    );
  }

  /** Does work that needs a code, in whose transaction it is used up. */
  private async withCode<T>(
    account: AccountEntity,
    code: string,
    origin: SignInOrigin,
    work: (use: (manager: DataSource['manager']) => Promise<Confirmation>) => Promise<T>,
  ): Promise<T> {
    const wrong = new Problem('wrong_second_factor');
    const use = async (manager: DataSource['manager']): Promise<Confirmation> => {
      const confirmedBy = await this.factors.use(manager, account.id, code);
      if (!confirmedBy) throw wrong;
      return confirmedBy;
    };
    const done: T[] = [];
    const tried = { email: account.email, account, origin };
    await this.tries.code(tried, isCode(code) ? 'app' : 'recovery', async () => {
      try {
        done.push(await work(use));
        return true;
      } catch (fault) {
        if (fault === wrong) return false;
        throw fault;
      }
    });
    const [answer] = done;
    if (answer === undefined) throw wrong;
    return answer;
  }

  private async pending(ticket: string): Promise<{ account: AccountEntity; secret?: string }> {
    const { accountId, version, secret } = this.tickets.open(ticket);
    const account = await this.sessions.accountBy(accountId);
    if (account?.credentialsVersion !== version) throw new Problem('sign_in_expired');
    return { account, ...(secret !== undefined && { secret }) };
  }

  private async pendingEnrolment(ticket: string): Promise<{ account: AccountEntity; secret: string }> {
    const { account, secret } = await this.pending(ticket);
    if (secret === undefined) throw new Problem('sign_in_expired');
    return { account, secret };
  }
}
