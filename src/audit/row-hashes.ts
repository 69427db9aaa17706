import { type EntityManager } from 'typeorm';

/** The rows of one table that the action of an entry changed, as the entry says it. */
export interface ChangedRows {
  readonly rows: number;
  /** SHA-256 of all their keys and hashes, in hexadecimal. */
  readonly digest: string;
}

/** SQL: the digest of a row of `row_hashes`. */
export const ROWS_DIGEST = `encode(sha256(convert_to(concat_ws(' ', cardinality(keys), cardinality(befores), cardinality(hashes), (
  SELECT string_agg(format('%s %s %s', key, coalesce(encode(before, 'hex'), '-'), coalesce(encode(hash, 'hex'), '-')), E'\\n' ORDER BY place)
  FROM unnest(keys, befores, hashes) WITH ORDINALITY AS changed(key, before, hash, place))), 'UTF8')), 'hex')`;

/** Whether the transaction has changed rows that the trail covers. */
export async function hasRowChanges(manager: EntityManager): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT FROM row_changes WHERE xid = pg_current_xact_id() LIMIT 1',
  );
  return rows.length > 0;
}

/**
 * Adds the row changes of the transaction to an entry of the trail.
 *
 * @param entry its `seq`; it is inserted after this
 * @returns what the entry has to say, by table
 */
export async function hashRowChanges(
  manager: EntityManager,
  entry: number,
): Promise<Readonly<Record<string, ChangedRows>>> {
  const tables = await manager.query<({ table: string } & ChangedRows)[]>(
    `WITH taken AS (
       DELETE FROM row_changes WHERE xid = pg_current_xact_id() RETURNING id, table_name, key, before, after
     ), net AS (
       SELECT table_name, key, (array_agg(before ORDER BY id))[1] AS before, (array_agg(after ORDER BY id DESC))[1] AS after
       FROM taken GROUP BY table_name, key
     )
     INSERT INTO row_hashes (entry, table_name, keys, befores, hashes)
     SELECT $1, table_name, array_agg(key ORDER BY key), array_agg(before ORDER BY key), array_agg(after ORDER BY key)
     FROM net WHERE before IS DISTINCT FROM after GROUP BY table_name
     RETURNING table_name AS "table", cardinality(keys) AS rows, ${ROWS_DIGEST} AS digest`,
    [entry],
  );
  return Object.fromEntries(
    tables
      .sort((a, b) => (a.table < b.table ? -1 : 1))
      .map(({ table, rows, digest }) => [table, { rows, digest }]),
  );
}
