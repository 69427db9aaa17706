import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../common/problems/problem.js';
import { seal, unseal } from '../common/seal.js';
import { asBytea } from '../common/bytea.js';
import { InjectCityKey } from '../config/city-key.js';
import { type Attempt } from './attempt.js';
import { type Claim, claimOf } from './claim.js';
import { findKeys, keepAnswer, takeKey, type UsedKey } from './keys.js';

/** Lets a client that got no answer ask again: what it asks for happens once. */
@Injectable()
export class Idempotency {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKey() private readonly cityKey: Buffer,
  ) {}

  /**
   * Does the work in one transaction, once for each key; a repeated request gets
   * the first answer. Where the work fails, nothing is kept, and the key is free.
   * Of two at the same instant the second waits for the first.
   *
   * @param work gives the answer, as JSON knows it
   * @throws Problem `idempotency_key_reused` where the key came with another request before
   */
  async once<T>(attempt: Attempt, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const claim = this.claimOf(attempt);
    return this.db.transaction(async (manager) => {
      if (!claim) return work(manager);
      if (!(await takeKey(manager, claim.keyHash, claim.requestHash))) {
        const used = (await findKeys(manager, [claim.keyHash])).get(hex(claim.keyHash));
        if (!used || !this.isSame(used, claim)) throw new Problem('idempotency_key_reused');
        attempt.sayReplayed();
        return this.answerOf<T>(used, claim);
      }
      const answer = await work(manager);
      await keepAnswer(manager, claim.keyHash, this.sealed(answer, claim));
      return answer;
    });
  }

  /** What an attempt is told by; undefined where the client gave no key. */
  claimOf({ key, sender, request }: Attempt): Claim | undefined {
    return key === undefined ? undefined : claimOf(['key', sender, key], request, this.cityKey);
  }

  /** The same for what a channel knows by an id of its own: such an id is used once and for ever. */
  claimOfExternal(channel: string, externalId: string, request: unknown): Claim {
    return claimOf(['external', channel, externalId], request, this.cityKey);
  }

  /** Which of the claims were made before, by their hash in hexadecimal. */
  used(claims: readonly Claim[]): Promise<Map<string, UsedKey>> {
    return findKeys(
      this.db.manager,
      claims.map(({ keyHash }) => keyHash),
    );
  }

  isSame(used: UsedKey, claim: Claim): boolean {
    return used.requestHash.equals(claim.requestHash);
  }

  answerOf<T>({ answer }: UsedKey, { keyHash }: Claim): T {
    return unseal(answer, hex(keyHash), this.cityKey) as T;
  }

  /** The row of `idempotency_keys` that keeps an answer, for a statement that takes rows as JSON. */
  rowOf(claim: Claim, answer: unknown, keptFor: 'month' | 'ever'): Record<string, unknown> {
    return {
      key_hash: asBytea(claim.keyHash),
      request_hash: asBytea(claim.requestHash),
      answer: asBytea(this.sealed(answer, claim)),
      used_at: keptFor === 'ever' ? 'infinity' : null,
    };
  }

  private sealed(answer: unknown, { keyHash }: Claim): Buffer {
    return seal(answer, hex(keyHash), this.cityKey);
  }
}

const hex = (hash: Buffer): string => hash.toString('hex');
