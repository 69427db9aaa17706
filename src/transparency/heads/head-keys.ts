import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { encrypt, decrypt } from '../../common/encryption.js';
import { type SealingKeys } from '../../config/city-keys.js';
import { recordAction } from '../../audit/record.js';
import { lockProgress } from '../tree/extend.js';
import { keyIdOf, rawPublicKey } from './signed-note.js';

/** The action of an entry that says that a key was made. */
const KEY_MADE = 'audit.head_key_made';

/** The public half of a key that signs heads. */
export interface HeadKey {
  readonly id: string;
  readonly origin: string;
  readonly publicKey: Buffer;
}

/** A key that can sign. */
export interface SigningKey extends HeadKey {
  readonly privateKey: KeyObject;
}

/** The keys that ever signed heads, the newest last. */
export function headKeys(manager: EntityManager): Promise<HeadKey[]> {
  return manager.query('SELECT id, origin, public_key AS "publicKey" FROM head_keys ORDER BY made_at, id');
}

/**
 * Makes the key of a city that has none yet, and puts that into the audit trail. A trail that tells of a key which is
 * gone gets no other one: somebody took it away.
 */
export async function makeHeadKey(db: DataSource, sealing: SealingKeys, now: Date): Promise<void> {
  if ((await originWithoutKey(db.manager)) === undefined) return;
  await db.transaction(async (manager) => {
    await lockProgress(manager);
    const origin = await originWithoutKey(manager);
    if (origin !== undefined) await makeKey(manager, origin, sealing, now);
  });
}

/** The name of the log of the city; undefined where there is no city yet, and where there was a key. */
async function originWithoutKey(manager: EntityManager): Promise<string | undefined> {
  const [city] = await manager.query<{ prefix: string }[]>(
    `SELECT prefix FROM cities
     WHERE NOT EXISTS (SELECT FROM head_keys) AND NOT EXISTS (SELECT FROM audit_entries WHERE action = $1)
     ORDER BY loaded_at, prefix LIMIT 1`,
    [KEY_MADE],
  );
  return city && `tanggap/${city.prefix}`;
}

async function makeKey(
  manager: EntityManager,
  origin: string,
  { current }: SealingKeys,
  now: Date,
): Promise<void> {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = rawPublicKey(pair.publicKey);
  const id = keyIdOf(origin, publicKey);
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await manager.query(
    'INSERT INTO head_keys (id, origin, public_key, sealed, made_at) VALUES ($1, $2, $3, $4, $5)',
    [id, origin, publicKey, encrypt(privateKey, id, current), now],
  );
  await recordAction(manager, {
    at: now,
    accountId: null,
    account: 'tanggap',
    action: KEY_MADE,
    subject: id,
    details: JSON.stringify({ origin, publicKey: publicKey.toString('base64') }),
  });
}

/** The key that signs now. @returns undefined where there is none */
export async function openSigningKey(
  manager: EntityManager,
  { all }: SealingKeys,
): Promise<SigningKey | undefined> {
  const [row] = await manager.query<(HeadKey & { sealed: Buffer })[]>(
    'SELECT id, origin, public_key AS "publicKey", sealed FROM head_keys ORDER BY made_at DESC, id DESC LIMIT 1',
  );
  if (!row) return undefined;
  const { sealed, ...key } = row;
  const der = Buffer.from(decrypt(sealed, key.id, all) as string, 'base64');
  return { ...key, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
}
