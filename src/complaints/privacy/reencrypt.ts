import { type DataSource } from 'typeorm';
import { decrypt, encrypt, isEncryptedWith } from '../../common/encryption.js';
import { type ReportStep } from '../../common/steps.js';
import { type CityKeys } from '../../config/city-keys.js';
import { HASH_KEY } from '../../database/open-city-keys.js';
import { hashesOf } from '../../identity/contact.js';
import { openPerson } from '../core/reporters/reporters.service.js';
import {
  type EncryptedRow,
  EncryptedRowsRepository,
  type EncryptedTable,
} from './encrypted-rows.repository.js';

const AT_ONCE = 500;

/** A table of which other columns are made of the encrypted one. */
interface ReencryptedTable extends EncryptedTable {
  readonly derive?: (row: EncryptedRow, keys: CityKeys) => Record<string, unknown>;
}

/** A table of people, who are found by the hashes of their contacts. */
function tableOfPeople(table: string, key: string): ReencryptedTable {
  return {
    table,
    key,
    column: 'sealed',
    boundTo: `${key}::text`,
    outdated: 'NOT hashed AND sealed IS NOT NULL',
    derive: ({ encrypted, boundTo }, keys) => {
      const { phoneHash, emailHash } = hashesOf(openPerson(encrypted, boundTo, keys.all), keys.hash);
      return { phone_hash: phoneHash, email_hash: emailHash, hashed: true };
    },
  };
}

const people = [tableOfPeople('reporters', 'complaint_id'), tableOfPeople('supporters', 'id')];

/** The key of hashes is not among them. It comes last, so that an old key decrypts it until all else is done. */
const tables: readonly ReencryptedTable[] = [
  ...people,
  { table: 'head_keys', key: 'id', column: 'sealed', boundTo: 'id' },
  { table: 'photos', key: 'id', column: 'sealed', boundTo: 'id::text' },
  { table: 'idempotency_keys', key: 'key_hash', column: 'answer', boundTo: `encode(key_hash, 'hex')` },
  { table: 'second_factors', key: 'account_id', column: 'sealed', boundTo: `'second factor ' || account_id` },
];

/** Counts of rows. */
export interface Reencrypted {
  readonly reencrypted: number;
  /** Rows that none of the given keys decrypts. */
  readonly unreadable: number;
  /** Rows that are encrypted with an old key even so: a process that still has that key wrote them meanwhile. */
  readonly left: number;
}

/**
 * Encrypts everything with the current key that was encrypted with an old one, and makes the hashes that are missing.
 * It works in batches, each in a transaction of its own, while the product runs. After a kill the next run goes on with
 * what is left.
 */
export async function reencrypt(db: DataSource, keys: CityKeys, report: ReportStep): Promise<Reencrypted> {
  const rows = new EncryptedRowsRepository(db);
  const todo = await rows.countOutdated(tables, keys.current);
  let [reencrypted, unreadable] = [0, 0];
  for (const table of tables) {
    let after: unknown = null;
    for (;;) {
      const batch = await reencryptBatch(db, table, keys, after, keys.current);
      reencrypted += batch.reencrypted;
      unreadable += batch.unreadable;
      report(todo === 0 ? 1 : Math.min(1, reencrypted / todo), `${reencrypted} of ${todo}`);
      if (batch.last === undefined) break;
      after = batch.last;
    }
  }
  const left = (await rows.countOutdated(tables, keys.current)) - unreadable;
  if (left === 0 && unreadable === 0)
    await rows.updateCityKey(HASH_KEY, encrypt(keys.hash.toString('base64'), HASH_KEY, keys.current));
  return { reencrypted, unreadable, left };
}

/** Makes the hashes that are missing or were made by an earlier rule, and encrypts those rows anew. */
export async function rehash(db: DataSource, keys: CityKeys): Promise<void> {
  for (const table of people) {
    let after: unknown = null;
    do after = (await reencryptBatch(db, table, keys, after)).last;
    while (after !== undefined);
  }
}

interface Batch {
  readonly reencrypted: number;
  readonly unreadable: number;
  /** Where the next batch begins; undefined where this was the last. */
  readonly last: unknown;
}

/** @param notWith also the rows that are not encrypted with this key */
function reencryptBatch(
  db: DataSource,
  table: ReencryptedTable,
  keys: CityKeys,
  after: unknown,
  notWith?: Buffer,
): Promise<Batch> {
  return db.transaction(async (manager) => {
    const repository = new EncryptedRowsRepository(manager);
    const rows = await repository.lock(table, notWith, after, AT_ONCE);
    const readable = rows.filter(({ encrypted }) => keys.all.some((key) => isEncryptedWith(encrypted, key)));
    for (const row of readable) {
      const { key, encrypted, boundTo } = row;
      await repository.update(table, key, {
        [table.column]: encrypt(decrypt(encrypted, boundTo, keys.all), boundTo, keys.current),
        ...table.derive?.(row, keys),
      });
    }
    return {
      reencrypted: readable.length,
      unreadable: rows.length - readable.length,
      last: rows.length === AT_ONCE ? rows.at(-1)?.key : undefined,
    };
  });
}
