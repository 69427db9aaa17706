import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../common/problems/problem.js';
import { encrypt, decrypt } from '../common/encryption.js';
import { asBytea } from '../common/bytea.js';
import { type CityKeys, InjectCityKeys } from '../config/city-keys.js';
import { type IdempotentRequest } from './idempotency-context.js';
import { type Claim, claimOf } from './claim.js';
import { IdempotencyKeysRepository, type UsedKey } from './idempotency-keys.repository.js';

/** Lets a client that got no answer ask again: what it asks for happens once. */
@Injectable()
export class IdempotencyService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly repository: IdempotencyKeysRepository,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {}

  /**
   * Does the work in one transaction, once for each key; a repeated request gets
   * the first answer. Where the work fails, nothing is kept, and the key is free.
   * Of two at the same instant the second waits for the first.
   *
   * @param work gives the answer, as JSON knows it
   * @param mayRepeat is given the first answer; throws where whoever asks may not see it any more
   * @throws Problem `idempotency_key_reused` where the key came with another request before; `answer_erased`
   */
  async once<T>(
    idempotency: IdempotentRequest,
    work: (manager: EntityManager) => Promise<T>,
    mayRepeat: (manager: EntityManager, answer: T) => Promise<void> | void = () => undefined,
  ): Promise<T> {
    const claim = this.claimOf(idempotency);
    return this.db.transaction(async (manager) => {
      if (!claim) return work(manager);
      if (!(await this.repository.insert(manager, claim.keyHash, claim.requestHash))) {
        const used = (await this.repository.find(manager, [claim.keyHash])).get(hex(claim.keyHash));
        if (!used || !this.isSame(used, claim)) throw new Problem('idempotency_key_reused');
        const answer = this.answerOf<T>(used, claim);
        await mayRepeat(manager, answer);
        idempotency.markReplayed();
        return answer;
      }
      const answer = await work(manager);
      await this.repository.storeAnswer(
        manager,
        claim.keyHash,
        this.encrypted(answer, claim),
        numberIn(answer),
      );
      return answer;
    });
  }

  /** What an attempt is told by; undefined where the client gave no key. */
  claimOf({ key, sender, request }: IdempotentRequest): Claim | undefined {
    return key === undefined ? undefined : this.claim(['key', sender, key], request);
  }

  /** The same for what a sender knows by an id of its own on a channel: such an id is used once and for ever. */
  claimOfExternal(identity: readonly string[], request: unknown): Claim {
    return this.claim(['external', ...identity], request);
  }

  /** Which of the claims were made before, by their hash in hexadecimal. */
  used(claims: readonly Claim[]): Promise<Map<string, UsedKey>> {
    return this.repository.find(
      this.db.manager,
      claims.map(({ keyHash }) => keyHash),
    );
  }

  isSame(used: UsedKey, { requestHash, earlierHashes }: Claim): boolean {
    return [requestHash, ...earlierHashes].some((hash) => used.requestHash.equals(hash));
  }

  /** @throws Problem `answer_erased` where it went with the data of whoever filed the complaint */
  answerOf<T>({ answer }: UsedKey, { keyHash }: Claim): T {
    if (!answer) throw new Problem('answer_erased');
    return decrypt(answer, hex(keyHash), this.keys.all) as T;
  }

  /** The row of `idempotency_keys` that keeps an answer, for a statement that takes rows as JSON. */
  rowOf(claim: Claim, answer: unknown, keptFor: 'month' | 'ever'): Record<string, unknown> {
    return {
      key_hash: asBytea(claim.keyHash),
      request_hash: asBytea(claim.requestHash),
      answer: asBytea(this.encrypted(answer, claim)),
      complaint_number: numberIn(answer),
      used_at: keptFor === 'ever' ? 'infinity' : null,
    };
  }

  /** What was used before the key of hashes was there, was hashed with a sealing key. */
  private claim(identity: readonly string[], request: unknown): Claim {
    return claimOf(identity, request, this.keys.hash, this.keys.all);
  }

  private encrypted(answer: unknown, { keyHash }: Claim): Buffer {
    return encrypt(answer, hex(keyHash), this.keys.current);
  }
}

/** The complaint that an answer is about, so that it can be forgotten with it. */
function numberIn(answer: unknown): string | null {
  const { number } = (answer ?? {}) as { number?: unknown };
  return typeof number === 'string' ? number : null;
}

const hex = (hash: Buffer): string => hash.toString('hex');
