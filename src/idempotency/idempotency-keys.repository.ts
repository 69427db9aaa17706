import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** A key that was used, and what for. */
export interface UsedKey {
  readonly requestHash: Buffer;
  /** Encrypted; null once it was erased. */
  readonly answer: Buffer | null;
}

/** Keys that clients have used, with their answers. */
@Injectable()
export class IdempotencyKeysRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @returns whether the key was free; waits for a transaction that is inserting it */
  async insert(manager: EntityManager, keyHash: Buffer, requestHash: Buffer): Promise<boolean> {
    const taken = await manager.query<unknown[]>(
      `INSERT INTO idempotency_keys (key_hash, request_hash) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT idempotency_keys_pk DO NOTHING RETURNING 1`,
      [keyHash, requestHash],
    );
    return taken.length === 1;
  }

  /** @param number of the complaint that the answer is about, if it is about one */
  async storeAnswer(
    manager: EntityManager,
    keyHash: Buffer,
    answer: Buffer,
    number: string | null,
  ): Promise<void> {
    await manager.query(
      'UPDATE idempotency_keys SET answer = $2, complaint_number = $3 WHERE key_hash = $1',
      [keyHash, answer, number],
    );
  }

  /** The keys that were used before, by their hash in hexadecimal. */
  async find(manager: EntityManager, keyHashes: readonly Buffer[]): Promise<Map<string, UsedKey>> {
    if (keyHashes.length === 0) return new Map();
    const rows = await manager.query<(UsedKey & { keyHash: Buffer })[]>(
      `SELECT key_hash AS "keyHash", request_hash AS "requestHash", answer FROM idempotency_keys
       WHERE key_hash = ANY($1)`,
      [keyHashes],
    );
    return new Map(rows.map((row) => [row.keyHash.toString('hex'), row]));
  }

  /**
   * Forgets the keys of 30 days ago by the database's clock.
   *
   * @returns how many
   */
  async deleteExpired(atMost: number): Promise<number> {
    const [, forgotten] = await this.db.query<[unknown, number]>(
      `DELETE FROM idempotency_keys WHERE key_hash IN
         (SELECT key_hash FROM idempotency_keys WHERE used_at < now() - interval '30 days' LIMIT $1)`,
      [atMost],
    );
    return forgotten;
  }
}

/**
 * Forgets the answers about a complaint. The keys stay used: what they stand for still happens once.
 *
 * @returns how many
 */
export async function eraseAnswers(manager: EntityManager, number: string): Promise<number> {
  const [, erased] = await manager.query<[unknown, number]>(
    'UPDATE idempotency_keys SET answer = NULL WHERE complaint_number = $1 AND answer IS NOT NULL',
    [number],
  );
  return erased;
}
