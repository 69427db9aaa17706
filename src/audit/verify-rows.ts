import { type DataSource, type EntityManager } from 'typeorm';
import { type ReportStep } from '../common/steps.js';
import { PROTECTED, type ProtectedTable } from './protected-tables.js';
import { ROWS_DIGEST } from './row-hashes.js';

const LISTED = 20;

/** A row that is not as the trail has it. */
export interface RowFault {
  readonly table: string;
  readonly key: string;
  /** What happened to it, such as `was changed`. */
  readonly fault: string;
}

/** What was found of the rows that the trail covers. */
export interface VerifiedRows {
  readonly rows: number;
  /** At most {@link LISTED} of each table. */
  readonly faults: readonly RowFault[];
}

/** Compares the rows of all protected tables with their hashes in the trail, whose chain must itself have been verified. */
export function verifyRows(db: DataSource, report: ReportStep): Promise<VerifiedRows> {
  return db.transaction('REPEATABLE READ', async (manager) => {
    const faults = await faultsOfHashes(manager);
    const tables = Object.keys(PROTECTED);
    let rows = 0;
    for (const [place, table] of tables.entries()) {
      faults.push(...(await faultsOfTable(manager, table)));
      rows += await countOf(manager, table);
      report((place + 1) / tables.length);
    }
    return { rows, faults };
  });
}

/** Lists of hashes that are not what their entry says, are missing, or have no entry. */
export async function faultsOfHashes(manager: EntityManager): Promise<RowFault[]> {
  const found = await manager.query<{ entry: string; table: string }[]>(
    `WITH said AS (
       SELECT seq AS entry, changed.key AS table_name, changed.value ->> 'digest' AS digest
       FROM audit_entries, jsonb_each(details::jsonb -> 'changed') AS changed
       WHERE details LIKE '%"changed":{%' AND details LIKE '%"digest":%'
     ), listed AS (SELECT entry, table_name, ${ROWS_DIGEST} AS digest FROM row_hashes)
     SELECT entry, table_name AS "table" FROM said FULL JOIN listed USING (entry, table_name)
     WHERE said.digest IS DISTINCT FROM listed.digest ORDER BY entry, table_name LIMIT ${LISTED}`,
  );
  return found.map(({ entry, table }) => ({
    table: 'row_hashes',
    key: `${entry}/${table}`,
    fault: 'is not what its entry says',
  }));
}

/** The rows of one table that are not as the trail has them. @param manager within a transaction */
export async function faultsOfTable(manager: EntityManager, table: string): Promise<RowFault[]> {
  const rule = ruleOf(table);
  await manager.query(`SELECT set_config('TimeZone', 'UTC', true)`);
  const found = await manager.query<Omit<RowFault, 'table'>[]>(
    `WITH noted AS (
       SELECT key, before, hash, lag(hash) OVER changes AS previous, lead(entry) OVER changes IS NULL AS is_last
       FROM row_hashes, unnest(keys, befores, hashes) AS changed(key, before, hash)
       WHERE table_name = $1 WINDOW changes AS (PARTITION BY key ORDER BY entry)
     ), kept AS (SELECT key, hash FROM noted WHERE is_last AND hash IS NOT NULL),
     present AS (
       SELECT ${keyOf(rule)} AS key, row_hash(to_jsonb(t), $2) AS hash FROM ${table} t WHERE ${rule.only ?? 'true'}
     ), differing AS (
       SELECT key, CASE WHEN present.hash IS NULL THEN 'is missing' WHEN kept.hash IS NULL THEN 'was put in' ELSE 'was changed' END AS fault
       FROM kept FULL JOIN present USING (key)
       WHERE kept.hash IS DISTINCT FROM present.hash
         ${rule.waiting === undefined ? '' : `AND NOT (kept.hash IS NULL AND key IN (${rule.waiting}))`}
     )
     SELECT key, fault FROM differing
     UNION ALL
     SELECT key, 'had been changed before its last change' FROM noted WHERE before IS DISTINCT FROM previous
     ${rule.contradicted === undefined ? '' : `UNION ALL SELECT key, 'does not say what its history says' FROM (${rule.contradicted}) AS contradicted`}
     LIMIT ${LISTED}`,
    [table, rule.omitted ?? []],
  );
  return found.map(({ key, fault }) => ({ table, key, fault }));
}

async function countOf(manager: EntityManager, table: string): Promise<number> {
  const [{ count }] = await manager.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM ${table} t WHERE ${ruleOf(table).only ?? 'true'}`,
  );
  return count;
}

function keyOf({ key }: ProtectedTable): string {
  return `concat_ws('/', ${key.map((column) => `t.${column}`).join(', ')})`;
}

function ruleOf(table: string): ProtectedTable {
  const rule = PROTECTED[table];
  if (!rule) throw new Error(`${table} is not protected.`);
  return rule;
}
