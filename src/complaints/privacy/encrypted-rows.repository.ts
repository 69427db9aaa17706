import { type DataSource, type EntityManager } from 'typeorm';
import { keyHeaderOf } from '../../common/encryption.js';
import { named } from '../../database/named.js';

/** A table with an encrypted column. All its parts are SQL. */
export interface EncryptedTable {
  readonly table: string;
  /** Its key, which orders the batches. */
  readonly key: string;
  /** The column that is encrypted. */
  readonly column: string;
  /** The text that the encryption is bound to. */
  readonly boundTo: string;
  /** Which rows are to be written again although their key is the current one. */
  readonly outdated?: string;
}

/** An encrypted value. */
export interface EncryptedRow {
  readonly key: unknown;
  readonly encrypted: Buffer;
  readonly boundTo: string;
}

/** Rows that are encrypted with a key of the city, whatever they hold. */
export class EncryptedRowsRepository {
  /** @param db an entity manager, for what belongs to a transaction */
  constructor(private readonly db: DataSource | EntityManager) {}

  /**
   * Locks the next rows that are outdated, in the order of their keys.
   *
   * @param notWith also those that are not encrypted with this key
   * @param after the key after which the batch begins; null for the first
   */
  lock(
    { table, key, column, boundTo, outdated = 'false' }: EncryptedTable,
    notWith: Buffer | undefined,
    after: unknown,
    atMost: number,
  ): Promise<EncryptedRow[]> {
    const header = notWith && keyHeaderOf(notWith);
    const which = [...(header ? [`substring(${column} FOR ${header.length}) <> :header`] : []), outdated];
    return this.db.query(
      ...named(
        `SELECT ${key} AS key, ${column} AS encrypted, ${boundTo} AS "boundTo" FROM ${table}
         WHERE (${which.join(' OR ')}) ${after === null ? '' : `AND ${key} > :after`}
         ORDER BY ${key} LIMIT ${atMost} FOR UPDATE`,
        { header, after },
      ),
    );
  }

  /** @param changes new values by their columns */
  async update(
    { table, key }: EncryptedTable,
    row: unknown,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const set = Object.keys(changes).map((name, place) => `${name} = $${place + 2}`);
    await this.db.query(`UPDATE ${table} SET ${set.join(', ')} WHERE ${key} = $1`, [
      row,
      ...Object.values(changes),
    ]);
  }

  /** How many rows are outdated or not encrypted with a key. */
  async countOutdated(tables: readonly EncryptedTable[], current: Buffer): Promise<number> {
    const counts = tables.map(
      ({ table, column, outdated = 'false' }) =>
        `(SELECT count(*) FROM ${table} WHERE substring(${column} FOR $2) <> $1 OR ${outdated})`,
    );
    const header = keyHeaderOf(current);
    const [{ count }] = await this.db.query<[{ count: string }]>(`SELECT ${counts.join(' + ')} AS count`, [
      header,
      header.length,
    ]);
    return Number(count);
  }

  /** Stores a key of the city, encrypted. */
  async updateCityKey(name: string, encrypted: Buffer): Promise<void> {
    await this.db.query('UPDATE city_keys SET sealed = $2 WHERE name = $1', [name, encrypted]);
  }
}
