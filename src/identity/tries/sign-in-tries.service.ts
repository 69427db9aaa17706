import { Injectable } from '@nestjs/common';
import { createHash, createHmac } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { KeyedMutex } from '../../common/keyed-mutex.js';
import { type Bilingual } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { FailedSignInsService } from '../failures/failed-sign-ins.service.js';
import { networkOf } from './network.js';
import { type Credentials, knownDevice, type SignInOrigin } from './sign-in-origin.js';
import { type CountedBy, TriesRepository } from './tries.repository.js';
import { CODE_DELAYS, decideTry, PASSWORD_DELAYS } from './try-limits.js';

const FAILED_SIGN_INS: Bilingual = {
  id: 'Terlalu sering gagal masuk dengan surel ini dari jaringan atau perangkat ini',
  en: 'Signing in with this address has failed too often from this network or device',
};
const FAILED_CODES: Bilingual = {
  id: 'Kode kedua untuk akun ini terlalu sering salah',
  en: 'The second-factor code of this account was wrong too often',
};

/** Whom somebody tries to be. */
export interface Tried {
  /** In lower case. */
  readonly email: string;
  /** Null where the address has none. */
  readonly account: Credentials | null;
  readonly origin: SignInOrigin;
}

/** Slows down whoever guesses passwords and codes, without keeping out whose they are. */
@Injectable()
export class SignInTriesService {
  /** Runs the tries of one source one after another. Concurrent tries would all count as failures until one succeeds. */
  private readonly ofSource = new KeyedMutex();
  /** Counts of one turn, so that they hold one connection and not all that there are. */
  private readonly ofTurn = new KeyedMutex();

  constructor(
    private readonly tries: TriesRepository,
    private readonly failed: FailedSignInsService,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Tries a password. A known device waits for its own failures only; networks wait for theirs, and all networks
   * together for the rates of the address.
   *
   * @throws Problem `too_many_sign_ins`, the same whether or not the address has an account
   */
  password(tried: Tried, isRight: () => Promise<boolean>): Promise<boolean> {
    const { email, account, origin } = tried;
    const device = knownDevice(origin, account);
    const { narrow, wide } = networkOf(origin.ip);
    const source = this.hash(device ? `device ${device.id}` : `network ${narrow}`);
    const around = device || narrow === wide ? source : this.hash(`network ${wide}`);
    const subject = this.subjectOf(email);
    const counted = { subject, source, around, turn: device ? both(subject, source) : subject };
    return this.try(tried, counted, { delays: PASSWORD_DELAYS, byRate: !device, isCode: false }, isRight);
  }

  /**
   * Tries a code, of somebody who knows the password. For codes of an app all unknown devices count together; recovery
   * codes cannot be guessed, and wait for the failures of their network only.
   *
   * @throws Problem `too_many_sign_ins`
   */
  code(
    tried: Tried & { account: Credentials },
    kind: 'app' | 'recovery',
    isRight: () => Promise<boolean>,
  ): Promise<boolean> {
    const { origin, account } = tried;
    const device = knownDevice(origin, account);
    const unknown = kind === 'app' ? 'anywhere' : `recovery ${networkOf(origin.ip).narrow}`;
    const source = this.hash(device ? `device ${kind} ${device.id}` : unknown);
    const subject = this.codeSubjectOf(account.id);
    const counted = { subject, source, around: source, turn: both(subject, source) };
    return this.try(tried, counted, { delays: CODE_DELAYS, byRate: false, isCode: true }, isRight);
  }

  /** Deletes the failures of an account whose password was replaced. */
  async forget(manager: EntityManager, { id, email }: { id: string; email: string }): Promise<void> {
    await this.tries.forget(manager, this.subjectOf(email));
    await this.tries.forget(manager, this.codeSubjectOf(id));
  }

  private try(
    { email, account, origin }: Tried,
    counted: CountedBy,
    { delays, byRate, isCode }: { delays: typeof PASSWORD_DELAYS; byRate: boolean; isCode: boolean },
    isRight: () => Promise<boolean>,
  ): Promise<boolean> {
    const inTurn = <T>(count: () => Promise<T>): Promise<T> =>
      this.ofTurn.run(counted.turn.toString('base64'), count);
    const noteFailure = (): Promise<void> =>
      this.failed.note({
        addressHash: this.subjectOf(email),
        accountId: account?.id ?? null,
        network: networkOf(origin.ip).wide,
        at: this.clock.now(),
        isCode,
      });
    return this.ofSource.run(both(counted.subject, counted.source).toString('base64'), async () => {
      const { isAllowed, wait } = await inTurn(() => {
        const at = this.clock.now();
        return this.tries.decide(counted, at, byRate, (before) => decideTry(before, at, delays));
      });
      if (!isAllowed) {
        await inTurn(noteFailure);
        const seconds = Math.ceil(wait / 1000);
        const what = isCode ? FAILED_CODES : FAILED_SIGN_INS;
        throw new Problem('too_many_sign_ins', { what, seconds }, { retryAfter: seconds });
      }
      const isSuccess = await isRight();
      await (isSuccess ? this.tries.forgetSource(counted) : inTurn(noteFailure));
      return isSuccess;
    });
  }

  /** Keyed hashes: what people type by mistake is not stored. */
  private subjectOf(email: string): Buffer {
    return this.hash(`address ${email}`);
  }

  private codeSubjectOf(accountId: string): Buffer {
    return this.hash(`code ${accountId}`);
  }

  private hash(text: string): Buffer {
    return createHmac('sha256', this.keys.hash).update(`sign-in ${text}`).digest();
  }
}

function both(subject: Buffer, source: Buffer): Buffer {
  return createHash('sha256').update(subject).update(source).digest();
}
