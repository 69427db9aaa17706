import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, MoreThan, Repository } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../common/clock.js';
import { Problem } from '../common/problems/problem.js';
import { isUuid } from '../common/uuid.js';
import { type Config } from '../config/config.js';
import { InjectConfig } from '../config/inject-config.js';
import { AreaDirectory } from '../areas/area-directory.service.js';
import { Office } from '../officials/office.entity.js';
import { type PlaceHeld, Tenures } from '../officials/tenures.service.js';
import { type Attempt } from '../idempotency/attempt.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { Account } from './account.entity.js';
import { RoleAssignments, type RoleHeld } from './accounts/role-assignments.service.js';
import { type Actor, roleIn } from './actor.js';
import { deedOf } from './audit/deed.js';
import { record } from './audit/record.js';
import { passwordMatches } from './password.js';
import { type Seat, seatOf } from './rights/rights.js';
import { Session } from './session.entity.js';
import { SignInTries } from './sign-in-tries.service.js';
import { hashToken, makeToken } from './token.js';

const LASTS_HOURS = 12;
const PROGRAM_LENGTH = 200;

/** How somebody signed in, and with what. */
export interface Entrance {
  readonly way: 'password' | 'oidc';
  /** The browser or program, as it calls itself. */
  readonly program?: string;
}

/** What somebody signs in with. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly program?: string;
}

/** A session as its owner gets to know it. */
export interface Opened {
  readonly id: string;
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
    private readonly tries: SignInTries,
    private readonly tenures: Tenures,
    private readonly roles: RoleAssignments,
    private readonly areas: AreaDirectory,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Pick<Config, 'production'>,
  ) {}

  /** @throws Problem `wrong_credentials`, the same for an unknown address and a wrong password; `too_many_sign_ins`; `account_closed` */
  async signIn(attempt: Attempt, { email, password, program }: SignIn): Promise<Opened> {
    const address = email.toLowerCase();
    const account = await this.accountOf(address);
    const matches = await this.tries.try(address, () => passwordMatches(password, account?.passwordHash));
    if (!account || !matches) throw new Problem('wrong_credentials');
    if (account.closedAt) throw new Problem('account_closed');
    const actor = await this.actorOf(account, uuid());
    return this.idempotency.once(attempt, (manager) =>
      this.begin(manager, actor, { way: 'password', program }),
    );
  }

  /**
   * Signs in whom the city's own provider vouches for. Only who has an account may come in.
   *
   * @param email an address that the provider has verified
   * @throws Problem `account_unknown` or `account_closed`
   */
  async admit(email: string, program: string | undefined): Promise<Opened> {
    const account = await this.accountOf(email.toLowerCase());
    if (!account || account.demo) throw new Problem('account_unknown');
    if (account.closedAt) throw new Problem('account_closed');
    const actor = await this.actorOf(account, uuid());
    return this.sessions.manager.transaction((manager) =>
      this.begin(manager, actor, { way: 'oidc', program }),
    );
  }

  /** The actor behind a token; undefined where it is unknown or has expired. */
  async resume(token: string): Promise<Actor | undefined> {
    const { entities, raw } = await this.accounts
      .createQueryBuilder('account')
      .innerJoin(Session, 'session', 'session.account_id = account.id')
      .addSelect('session.id', 'session')
      .where({ ...this.usable, closedAt: IsNull() })
      .andWhere('session.token_hash = :hash AND session.expires_at > :now')
      .setParameters({ hash: hashToken(token), now: this.clock.now() })
      .getRawAndEntities<{ session: string }>();
    const [account, session] = [entities[0], raw[0]?.session];
    return account && session !== undefined ? this.actorOf(account, session) : undefined;
  }

  /** The sessions of the actor's account that have not expired, the newest first. */
  ofActor({ accountId }: Actor): Promise<Session[]> {
    return this.sessions.find({
      where: { accountId, expiresAt: MoreThan(this.clock.now()) },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
  }

  /** Ends one of the actor's sessions. @throws Problem `session_not_found` */
  async end(actor: Actor, id: string): Promise<void> {
    const { accountId } = actor;
    await this.sessions.manager.transaction(async (manager) => {
      const { affected } = isUuid(id) ? await manager.delete(Session, { accountId, id }) : { affected: 0 };
      if (affected !== 1) throw new Problem('session_not_found', { id });
      const deed = { at: this.clock.now(), action: 'session.ended', subject: id };
      await record(manager, deedOf(actor, deed));
    });
  }

  private async begin(manager: EntityManager, actor: Actor, { way, program }: Entrance): Promise<Opened> {
    const { accountId, sessionId: id } = actor;
    await refuseClosed(manager, accountId);
    const token = makeToken();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + LASTS_HOURS * 3_600_000);
    const calledItself = program?.slice(0, PROGRAM_LENGTH) ?? null;
    await manager.insert(Session, {
      id,
      tokenHash: hashToken(token),
      accountId,
      program: calledItself,
      createdAt,
      expiresAt,
    });
    const deed = {
      at: createdAt,
      action: 'session.began',
      subject: id,
      details: { way, program: calledItself },
    };
    await record(manager, deedOf(actor, deed));
    return { id, token, expiresAt: expiresAt.toISOString(), actor };
  }

  /** In production no demo account opens anything, even where another process has made them. */
  private get usable(): { demo?: false } {
    return this.config.production ? { demo: false } : {};
  }

  private accountOf(email: string): Promise<Account | null> {
    return this.accounts.findOneBy({ email, ...this.usable });
  }

  private async actorOf(account: Account, sessionId: string): Promise<Actor> {
    const now = this.clock.now();
    const [places, desks] = await Promise.all([this.placesOf(account, now), this.roles.of(account.id, now)]);
    const seats = [...this.seatsOf(places), ...desks.map(seatAt)];
    const names = [...places.map(nameOf), ...desks.map(({ office }) => office?.name)];
    return {
      accountId: account.id,
      sessionId,
      kind: account.kind,
      name: names.filter(Boolean).join(', ') || account.email,
      offices: [...places, ...desks].flatMap(({ office }) => office ?? []),
      unitCode: seats.find(({ unitCode }) => unitCode !== null)?.unitCode ?? null,
      seats,
    };
  }

  /** An account has the places of its person, or one of its own. */
  private async placesOf({ email, officeCode, unitCode, personId }: Account, at: Date): Promise<PlaceHeld[]> {
    if (personId !== null) return this.tenures.placesOf(personId, at);
    const office = officeCode === null ? null : await this.offices.findOneBy({ code: officeCode });
    return office || unitCode !== null ? [{ person: email, staff: false, office, unitCode, city: null }] : [];
  }

  private seatsOf(places: readonly PlaceHeld[]): Seat[] {
    return places.map(({ office, staff, unitCode, city }) => {
      if (!office) return seatOf('unit', { unitCode });
      const kelurahan = office.areaCode === null ? [] : this.areas.tree.kelurahanIn(office.areaCode);
      return seatOf(roleIn(office, staff), { officeCode: office.code, kelurahan, city });
    });
  }
}

/** The seat at a desk of a city. */
function seatAt({ role, city, office }: RoleHeld): Seat {
  return seatOf(role, { city, officeCode: office?.code ?? null });
}

function nameOf({ person, staff, office }: PlaceHeld): string {
  if (!staff) return office?.name ?? '';
  return office ? `${person} (${office.name})` : person;
}

/**
 * Keeps an account from being closed until the session has begun, so that closing finds every session.
 *
 * @throws Problem `account_closed` where it has been closed in the meantime
 */
async function refuseClosed(manager: EntityManager, id: string): Promise<void> {
  const open = await manager.findOne(Account, {
    where: { id, closedAt: IsNull() },
    lock: { mode: 'pessimistic_read' },
  });
  if (!open) throw new Problem('account_closed');
}
