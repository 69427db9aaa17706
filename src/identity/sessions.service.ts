import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, MoreThan, Repository } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../common/clock.js';
import { Problem } from '../common/problems/problem.js';
import { isUuid } from '../common/uuid.js';
import { type Config } from '../config/config.js';
import { InjectConfig } from '../config/inject-config.js';
import { AreaDirectoryService } from '../areas/area-directory.service.js';
import { recentOffices } from '../officials/conflicts.js';
import { Office } from '../officials/office.entity.js';
import { type PlaceHeld, TenuresRepository } from '../officials/tenures.repository.js';
import { AccountEntity } from './account.entity.js';
import { RoleAssignmentsRepository, type RoleHeld } from './accounts/role-assignments.repository.js';
import { type Actor, roleIn } from './actor.js';
import { auditActionOf } from './audit-action.js';
import { recordAction } from '../audit/record.js';
import { type Failures } from './failures/failed-sign-ins.repository.js';
import { FailedSignInsService } from './failures/failed-sign-ins.service.js';
import { closeWays } from './give-password.js';
import { type RoleAssignment, roleAssignment } from './rights/rights.js';
import { SessionEntity } from './session.entity.js';
import { type Confirmation } from './second-factor/second-factors.service.js';
import { hashToken, makeToken } from './token.js';

const SESSION_HOURS = 12;
const PROGRAM_LENGTH = 200;

/** How somebody signed in, and with what. */
export interface Entrance {
  readonly way: 'password' | 'oidc';
  /** The browser or program, as it calls itself. */
  readonly program?: string;
  /** What confirmed the password; undefined where nothing did. */
  readonly confirmedBy?: Confirmation;
}

/** Failed tries to sign in, as JSON knows them. */
export interface FailuresTold extends Omit<Failures, 'beganAt' | 'lastAt'> {
  readonly beganAt: string;
  readonly lastAt: string;
}

/** A session that may begin. */
export interface PreparedSession {
  readonly actor: Actor;
  /** Of the account, for the device to be known by. */
  readonly credentialsVersion: number;
}

/** A session as its owner gets to know it. */
export interface Opened {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
  readonly actor: Actor;
  /** What failed since the last sign-in; null where nothing did. */
  readonly failures: FailuresTold | null;
  /** Of the account, for the device to be known by. */
  readonly credentialsVersion: number;
}

/** Begins and ends sessions of officers, and tells who is behind a token. */
@Injectable()
export class SessionsService {
  constructor(
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    @InjectRepository(Office) private readonly offices: Repository<Office>,
    private readonly failed: FailedSignInsService,
    private readonly tenures: TenuresRepository,
    private readonly roles: RoleAssignmentsRepository,
    private readonly areas: AreaDirectoryService,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Pick<Config, 'production'>,
  ) {}

  /**
   * Looks up what a session of an account begins with. To be called before the transaction: within it, each of many
   * sign-ins at once would hold a connection and wait for another.
   */
  async prepare(account: AccountEntity): Promise<PreparedSession> {
    const actor = await this.actorOf(account, { id: uuid(), unseenFailures: 0 });
    return { actor, credentialsVersion: account.credentialsVersion };
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
    const prepared = await this.prepare(account);
    return this.sessions.manager.transaction((manager) =>
      this.open(manager, prepared, { way: 'oidc', program }),
    );
  }

  /** The account with an address, in lower case, that may sign in. */
  accountOf(email: string): Promise<AccountEntity | null> {
    return this.accounts.findOneBy({ email, ...this.usable });
  }

  /** The account that may sign in, by its id. */
  accountBy(id: string): Promise<AccountEntity | null> {
    return this.accounts.findOneBy({ id, ...this.usable });
  }

  /** The actor behind a token; undefined where it is unknown or has expired. */
  async resume(token: string): Promise<Actor | undefined> {
    const { entities, raw } = await this.accounts
      .createQueryBuilder('account')
      .innerJoin(SessionEntity, 'session', 'session.account_id = account.id')
      .addSelect('session.id', 'session')
      .addSelect('session.unseen_failures', 'unseen')
      .where({ ...this.usable, closedAt: IsNull() })
      .andWhere('session.token_hash = :hash AND session.expires_at > :now')
      .setParameters({ hash: hashToken(token), now: this.clock.now() })
      .getRawAndEntities<{ session: string; unseen: number }>();
    const [account, session] = [entities[0], raw[0]];
    if (!account || !session) return undefined;
    return this.actorOf(account, { id: session.session, unseenFailures: session.unseen });
  }

  /** The sessions of the actor's account that have not expired, the newest first. */
  ofActor({ accountId }: Actor): Promise<SessionEntity[]> {
    return this.sessions.find({
      where: { accountId, expiresAt: MoreThan(this.clock.now()) },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
  }

  /** Ends one of the actor's sessions. @throws Problem `session_not_found` */
  async end(actor: Actor, id: string): Promise<void> {
    const { accountId } = actor;
    await this.sessions.manager.transaction(async (manager) => {
      const { affected } = isUuid(id)
        ? await manager.delete(SessionEntity, { accountId, id })
        : { affected: 0 };
      if (affected !== 1) throw new Problem('session_not_found', { id });
      const entry = { at: this.clock.now(), action: 'session.ended', subject: id };
      await recordAction(manager, auditActionOf(actor, entry));
    });
  }

  /** Ends all sessions of the actor's account, this one too, its known devices and its mailed links. */
  async endAll(actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.sessions.manager.transaction(async (manager) => {
      await closeWays(manager, actor.accountId, at);
      const entry = { at, action: 'session.ended_everywhere', subject: actor.accountId };
      await recordAction(manager, auditActionOf(actor, entry));
    });
  }

  /** The owner has looked at the failed tries that a session was told of. */
  async markFailuresSeen({ accountId, sessionId }: Actor): Promise<void> {
    await this.sessions.update({ accountId, id: sessionId }, { unseenFailures: 0 });
  }

  /** Begins a session, in the transaction that lets its owner in. */
  async open(
    manager: EntityManager,
    { actor, credentialsVersion }: PreparedSession,
    { way, program, confirmedBy }: Entrance,
  ): Promise<Opened> {
    const { accountId, sessionId: id } = actor;
    await refuseClosed(manager, accountId);
    const token = makeToken();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + SESSION_HOURS * 3_600_000);
    const calledItself = program?.slice(0, PROGRAM_LENGTH) ?? null;
    const failures = await this.failed.sinceLastSignIn(manager, accountId, id);
    await manager.insert(SessionEntity, {
      id,
      tokenHash: hashToken(token),
      accountId,
      program: calledItself,
      createdAt,
      expiresAt,
      unseenFailures: failures?.tries ?? 0,
    });
    const entry = {
      at: createdAt,
      action: 'session.began',
      subject: id,
      details: { way, program: calledItself, confirmedBy, failedTries: failures?.tries },
    };
    await recordAction(manager, auditActionOf(actor, entry));
    return {
      id,
      token,
      expiresAt: expiresAt.toISOString(),
      actor: { ...actor, unseenFailures: failures?.tries ?? 0 },
      failures: failures ? told(failures) : null,
      credentialsVersion,
    };
  }

  /** In production no demo account opens anything, even where another process has made them. */
  private get usable(): { demo?: false } {
    return this.config.production ? { demo: false } : {};
  }

  private async actorOf(
    account: AccountEntity,
    session: { readonly id: string; readonly unseenFailures: number },
  ): Promise<Actor> {
    const { assignments, places, desks } = await this.heldBy(account);
    const names = [...places.map(nameOf), ...desks.map(({ office }) => office?.name)];
    return {
      accountId: account.id,
      sessionId: session.id,
      unseenFailures: session.unseenFailures,
      kind: account.kind,
      name: names.filter(Boolean).join(', ') || account.email,
      offices: [...places, ...desks].flatMap(({ office }) => office ?? []),
      unitCode: assignments.find(({ unitCode }) => unitCode !== null)?.unitCode ?? null,
      assignments,
    };
  }

  /** What an account holds today, and the role assignments that follow from it. */
  private async heldBy(
    account: AccountEntity,
  ): Promise<{ assignments: RoleAssignment[]; places: readonly PlaceHeld[]; desks: readonly RoleHeld[] }> {
    const now = this.clock.now();
    const [places, desks, formerOffices] = await Promise.all([
      this.placesOf(account, now),
      this.roles.of(account.id, now),
      account.personId === null ? [] : recentOffices(this.sessions.manager, account.personId, now),
    ]);
    const assignments = [...this.assignmentsOf(places), ...desks.map(assignmentAt)];
    return { assignments: assignments.map((each) => ({ ...each, formerOffices })), places, desks };
  }

  /** An account has the places of its person, or one of its own. */
  private async placesOf(
    { email, officeCode, unitCode, personId }: AccountEntity,
    at: Date,
  ): Promise<PlaceHeld[]> {
    if (personId !== null) return this.tenures.placesOf(personId, at);
    const office = officeCode === null ? null : await this.offices.findOneBy({ code: officeCode });
    return office || unitCode !== null ? [{ person: email, staff: false, office, unitCode, city: null }] : [];
  }

  private assignmentsOf(places: readonly PlaceHeld[]): RoleAssignment[] {
    return places.map(({ office, staff, unitCode, city }) => {
      if (!office) return roleAssignment('unit', { unitCode });
      const kelurahan = office.areaCode === null ? [] : this.areas.tree.kelurahanIn(office.areaCode);
      return roleAssignment(roleIn(office, staff), { officeCode: office.code, kelurahan, city });
    });
  }
}

/** The assignment of a city role. */
function assignmentAt({ role, city, office }: RoleHeld): RoleAssignment {
  return roleAssignment(role, { city, officeCode: office?.code ?? null });
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
  const open = await manager.findOne(AccountEntity, {
    where: { id, closedAt: IsNull() },
    lock: { mode: 'pessimistic_read' },
  });
  if (!open) throw new Problem('account_closed');
}

/** Failures as JSON has them. */
export function told({ beganAt, lastAt, ...rest }: Failures): FailuresTold {
  return { ...rest, beganAt: beganAt.toISOString(), lastAt: lastAt.toISOString() };
}
