import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { Clock } from '../common/clock.js';
import { dayOf } from '../common/city-time.js';
import { Problem } from '../common/problems/problem.js';
import { AreaDirectory } from '../areas/area-directory.service.js';
import { Office } from '../officials/office.entity.js';
import { Tenures } from '../officials/tenures.service.js';
import { type Attempt } from '../idempotency/attempt.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { Account } from './account.entity.js';
import { type Actor } from './actor.js';
import { passwordMatches } from './password.js';
import { Session } from './session.entity.js';
import { hashToken, makeToken } from './token.js';

const LASTS_HOURS = 12;

/** A session as its owner gets to know it. */
export interface Opened {
  readonly token: string;
  readonly expiresAt: string;
  readonly actor: Actor;
}

/** Signs officers in and tells who is behind a token. */
@Injectable()
export class Sessions {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    @InjectRepository(Office) private readonly offices: Repository<Office>,
    private readonly idempotency: Idempotency,
    private readonly tenures: Tenures,
    private readonly areas: AreaDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `wrong_credentials`, the same for an unknown address and a wrong password */
  async signIn(attempt: Attempt, email: string, password: string): Promise<Opened> {
    const account = await this.accounts.findOneBy({ email: email.toLowerCase() });
    const matches = await passwordMatches(password, account?.passwordHash);
    if (!account || !matches) throw new Problem('wrong_credentials');
    const actor = await this.actorOf(account);
    return this.idempotency.once(attempt, async (manager) => {
      const token = makeToken();
      const createdAt = this.clock.now();
      const expiresAt = new Date(createdAt.getTime() + LASTS_HOURS * 3_600_000);
      await manager.insert(Session, {
        tokenHash: hashToken(token),
        accountId: account.id,
        createdAt,
        expiresAt,
      });
      return { token, expiresAt: expiresAt.toISOString(), actor };
    });
  }

  /** The actor behind a token; undefined where it is unknown or has expired. */
  async resume(token: string): Promise<Actor | undefined> {
    const now = this.clock.now();
    const session = await this.sessions.findOneBy({ tokenHash: hashToken(token), expiresAt: MoreThan(now) });
    const account = session && (await this.accounts.findOneBy({ id: session.accountId }));
    return account ? this.actorOf(account) : undefined;
  }

  private async actorOf(account: Account): Promise<Actor> {
    const offices = await this.officesOf(account);
    return {
      accountId: account.id,
      kind: account.kind,
      name: offices.map((office) => office.name).join(', ') || account.email,
      offices,
      unitCode: account.unitCode,
    };
  }

  private async officesOf({ officeCode, personId }: Account): Promise<Office[]> {
    if (officeCode !== null) return this.offices.findBy({ code: officeCode });
    if (personId === null) return [];
    const zone = this.areas.cities[0]?.timeZone ?? 'UTC';
    return this.tenures.officesOf(personId, dayOf(this.clock.now(), zone));
  }
}
