import { type EntityManager } from 'typeorm';

/** A key that was used, and what for. */
export interface UsedKey {
  readonly requestHash: Buffer;
  /** Sealed; null once it was erased. */
  readonly answer: Buffer | null;
}

/** @returns whether the key was free; waits for a transaction that is just taking it */
export async function takeKey(
  manager: EntityManager,
  keyHash: Buffer,
  requestHash: Buffer,
): Promise<boolean> {
  const taken = await manager.query<unknown[]>(
    `INSERT INTO idempotency_keys (key_hash, request_hash) VALUES ($1, $2)
     ON CONFLICT ON CONSTRAINT idempotency_keys_pk DO NOTHING RETURNING 1`,
    [keyHash, requestHash],
  );
  return taken.length === 1;
}

/** @param number of the complaint that the answer is about, if it is about one */
export async function keepAnswer(
  manager: EntityManager,
  keyHash: Buffer,
  answer: Buffer,
  number: string | null,
): Promise<void> {
  await manager.query('UPDATE idempotency_keys SET answer = $2, complaint_number = $3 WHERE key_hash = $1', [
    keyHash,
    answer,
    number,
  ]);
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

/** The keys that were used before, by their hash in hexadecimal. */
export async function findKeys(
  manager: EntityManager,
  keyHashes: readonly Buffer[],
): Promise<Map<string, UsedKey>> {
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
export async function forgetOldKeys(manager: EntityManager, atMost: number): Promise<number> {
  const [, forgotten] = await manager.query<[unknown, number]>(
    `DELETE FROM idempotency_keys WHERE key_hash IN
       (SELECT key_hash FROM idempotency_keys WHERE used_at < now() - interval '30 days' LIMIT $1)`,
    [atMost],
  );
  return forgotten;
}
