import { randomBytes } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { keyHeaderOf, isEncryptedWith, encrypt, decrypt } from '../common/encryption.js';
import { type CityKeys, type SealingKeys, sealingKeysOf } from '../config/city-keys.js';
import { type Config } from '../config/config.js';

/** The row of `city_keys` that holds the key of hashes. It is the last to be encrypted again when the key changes. */
export const HASH_KEY = 'hash';

/**
 * Decrypts the key of hashes, which is stored in the database; it is made at the first
 * start. Its key decrypts everything else, so it is encrypted again only after all else.
 *
 * @throws OperatorError where the stored key was encrypted with a key that is not given
 */
export async function openCityKeys(db: DataSource, config: Config): Promise<CityKeys> {
  const keys = sealingKeysOf(config);
  const sealed = (await find(db)) ?? (await make(db, keys));
  if (!sealed || !keys.all.some((key) => isEncryptedWith(sealed, key))) throw wrongKey(config);
  return { ...keys, hash: Buffer.from(decrypt(sealed, HASH_KEY, keys.all) as string, 'base64') };
}

async function find(db: DataSource): Promise<Buffer | undefined> {
  const rows = await db.query<{ sealed: Buffer }[]>('SELECT sealed FROM city_keys WHERE name = $1', [
    HASH_KEY,
  ]);
  return rows[0]?.sealed;
}

/** @returns undefined where reporters were encrypted with a key that is not given */
async function make(db: DataSource, { current, all }: SealingKeys): Promise<Buffer | undefined> {
  const foreign = await db.query<unknown[]>(
    'SELECT FROM reporters WHERE substring(sealed FOR $2) <> ALL ($1) LIMIT 1',
    [all.map(keyHeaderOf), keyHeaderOf(current).length],
  );
  if (foreign.length > 0) return undefined;
  const made = encrypt(randomBytes(32).toString('base64'), HASH_KEY, current);
  await db.query('INSERT INTO city_keys (name, sealed) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    HASH_KEY,
    made,
  ]);
  return find(db);
}

function wrongKey({ reporterKey, dataDir }: Config): OperatorError {
  const given = reporterKey ? 'REPORTER_KEY' : `The key in ${dataDir}/reporter-key`;
  return new OperatorError(
    `${given} is not the one that reporter details in this database were encrypted with.`,
    'Give the right one. One that another has replaced goes into REPORTER_KEYS_OLD until "reporters reseal" has ended.',
  );
}
