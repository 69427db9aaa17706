import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../actor.js';
import { type FailedTry, FailedSignInsRepository, type Failures } from './failed-sign-ins.repository.js';
import { summaryOf } from './summary.js';

/** Counts of failures that an owner gets to see at once. */
const MAX_LISTED = 50;

/** Shows owners of accounts who tried to sign in as them. */
@Injectable()
export class FailedSignInsService {
  constructor(private readonly repository: FailedSignInsRepository) {}

  /** Counts a failed try. It costs the same whether or not the address has an account. */
  note(failure: FailedTry): Promise<void> {
    return this.repository.note(failure);
  }

  /** What failed since the last sign-in, for the session that begins; undefined where nothing did. */
  async sinceLastSignIn(
    manager: EntityManager,
    accountId: string,
    sessionId: string,
  ): Promise<Failures | undefined> {
    return summaryOf(await this.repository.claim(manager, accountId, sessionId));
  }

  /** What the actor's session was told of as it began. */
  async ofSession({ accountId, sessionId }: Actor): Promise<Failures | undefined> {
    return summaryOf(await this.repository.ofSession(accountId, sessionId));
  }

  /** What failed in the last 90 days, the newest first. */
  latest({ accountId }: Actor): Promise<Failures[]> {
    return this.repository.latest(accountId, MAX_LISTED);
  }
}
