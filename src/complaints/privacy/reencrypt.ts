import { type DataSource, type EntityManager } from 'typeorm';
import { type ReportStep } from '../../common/steps.js';
import { keyHeaderOf, isEncryptedWith, encrypt, decrypt } from '../../common/encryption.js';
import { type CityKeys } from '../../config/city-keys.js';
import { HASH_KEY } from '../../database/open-city-keys.js';
import { hashesOf } from '../../identity/contact.js';
import { openPerson } from '../core/reporters/reporters.service.js';

const AT_ONCE = 500;

/** A table with something sealed in it. */
interface SealedTable {
  readonly table: string;
  /** Its key, which orders the batches. */
  readonly key: string;
  /** The column that is sealed. */
  readonly column: string;
  /** SQL: what the seal is bound to. */
  readonly boundTo: string;
  /** SQL: what has to be done besides, even where the seal is new. */
  readonly lacks?: string;
  /** Columns that are made of what was sealed. */
  readonly made?: (sealed: Buffer, boundTo: string, keys: CityKeys) => Record<string, unknown>;
}

/** A table of people, who are found by the hashes of their contacts. */
function tableOfPeople(table: string, key: string): SealedTable {
  return {
    table,
    key,
    column: 'sealed',
    boundTo: `${key}::text`,
    lacks: 'NOT hashed AND sealed IS NOT NULL',
    made: (sealed, boundTo, keys) => {
      const { phoneHash, emailHash } = hashesOf(openPerson(sealed, boundTo, keys.all), keys.hash);
      return { phone_hash: phoneHash, email_hash: emailHash, hashed: true };
    },
  };
}

const people = [tableOfPeople('reporters', 'complaint_id'), tableOfPeople('supporters', 'id')];

/** The key of hashes is not among them: it comes last, so that an old key opens it until all else is done. */
const tables: readonly SealedTable[] = [
  ...people,
  { table: 'head_keys', key: 'id', column: 'sealed', boundTo: 'id' },
  { table: 'photos', key: 'id', column: 'sealed', boundTo: 'id::text' },
  { table: 'idempotency_keys', key: 'key_hash', column: 'answer', boundTo: `encode(key_hash, 'hex')` },
  { table: 'second_factors', key: 'account_id', column: 'sealed', boundTo: `'second factor ' || account_id` },
];

/** What was done. */
export interface Resealed {
  readonly resealed: number;
  /** What no key opens that was given. */
  readonly unreadable: number;
  /** What is sealed with an old key even so: a process that still has that key wrote it meanwhile. */
  readonly left: number;
}

/**
 * Seals everything with the current key that was sealed with an old one, and makes the hashes
 * that are missing. In batches, each in a transaction of its own, while the product runs: after
 * a kill the next run goes on with what is left.
 */
export async function reencrypt(db: DataSource, keys: CityKeys, report: ReportStep): Promise<Resealed> {
  const todo = await countLeft(db, keys);
  let [resealed, unreadable] = [0, 0];
  for (const table of tables) {
    let after: unknown = null;
    for (;;) {
      const batch = await db.transaction((manager) => resealSome(manager, table, keys, after));
      resealed += batch.resealed;
      unreadable += batch.unreadable;
      report(todo === 0 ? 1 : Math.min(1, resealed / todo), `${resealed} of ${todo}`);
      if (batch.last === undefined) break;
      after = batch.last;
    }
  }
  const left = (await countLeft(db, keys)) - unreadable;
  if (left === 0 && unreadable === 0) await resealHashKey(db, keys);
  return { resealed, unreadable, left };
}

/** Makes the hashes that are missing or were made by an earlier rule, and seals those rows anew. */
export async function rehash(db: DataSource, keys: CityKeys): Promise<void> {
  for (const table of people) {
    let after: unknown = null;
    do after = (await db.transaction((manager) => resealSome(manager, table, keys, after, false))).last;
    while (after !== undefined);
  }
}

interface Batch {
  readonly resealed: number;
  readonly unreadable: number;
  /** Where the next one begins; undefined where this was the last. */
  readonly last: unknown;
}

async function resealSome(
  manager: EntityManager,
  { table, key, column, boundTo, lacks = 'false', made = () => ({}) }: SealedTable,
  keys: CityKeys,
  after: unknown,
  alsoOld = true,
): Promise<Batch> {
  const rows = await manager.query<{ key: unknown; sealed: Buffer; bound: string }[]>(
    `SELECT ${key} AS key, ${column} AS sealed, ${boundTo} AS bound FROM ${table}
     WHERE (${alsoOld} AND substring(${column} FOR $2) <> $1 OR ${lacks}) ${after === null ? '' : `AND ${key} > $3`}
     ORDER BY ${key} LIMIT ${AT_ONCE} FOR UPDATE`,
    [keyHeaderOf(keys.current), keyHeaderOf(keys.current).length, ...(after === null ? [] : [after])],
  );
  const readable = rows.filter(({ sealed }) => keys.all.some((each) => isEncryptedWith(sealed, each)));
  for (const { key: row, sealed, bound } of readable) {
    const changes = {
      [column]: encrypt(decrypt(sealed, bound, keys.all), bound, keys.current),
      ...made(sealed, bound, keys),
    };
    const set = Object.keys(changes).map((name, place) => `${name} = $${place + 2}`);
    await manager.query(`UPDATE ${table} SET ${set.join(', ')} WHERE ${key} = $1`, [
      row,
      ...Object.values(changes),
    ]);
  }
  return {
    resealed: readable.length,
    unreadable: rows.length - readable.length,
    last: rows.length === AT_ONCE ? rows.at(-1)?.key : undefined,
  };
}

/** How many rows wait to be sealed anew. */
async function countLeft(db: DataSource, { current }: CityKeys): Promise<number> {
  const counts = tables.map(
    ({ table, column, lacks = 'false' }) =>
      `(SELECT count(*) FROM ${table} WHERE substring(${column} FOR $2) <> $1 OR ${lacks})`,
  );
  const head = keyHeaderOf(current);
  const [{ left }] = await db.query<[{ left: string }]>(`SELECT ${counts.join(' + ')} AS left`, [
    head,
    head.length,
  ]);
  return Number(left);
}

async function resealHashKey(db: DataSource, { hash, current }: CityKeys): Promise<void> {
  const sealed = encrypt(hash.toString('base64'), HASH_KEY, current);
  await db.query('UPDATE city_keys SET sealed = $2 WHERE name = $1', [HASH_KEY, sealed]);
}
