import { type EntityManager } from 'typeorm';

/** A column of a table as the database's catalogue has it. */
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  readonly generated: boolean;
  readonly inKey: boolean;
}

/** All tables of the schema. */
export async function tablesOf(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

export function columnsOf(manager: EntityManager, table: string): Promise<CatalogColumn[]> {
  return manager.query<CatalogColumn[]>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attgenerated <> '' AS generated,
       EXISTS (SELECT FROM pg_index WHERE indrelid = attrelid AND indisprimary AND attnum = ANY (indkey)) AS "inKey"
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
}

/** SQL: another value than the one a column has. */
export function otherThan({ name, type }: CatalogColumn): string {
  if (type.endsWith('[]')) return `"${name}"[2:]`;
  const other: Record<string, string> = {
    text: `coalesce("${name}", '') || 'x'`,
    integer: `coalesce("${name}", 0) + 1000000`,
    bigint: `coalesce("${name}", 0) + 1000000`,
    'double precision': `coalesce("${name}", 0) + 0.001`,
    boolean: `NOT coalesce("${name}", false)`,
    date: `coalesce("${name}", '2020-01-01') + 1`,
    'timestamp with time zone': `CASE WHEN isfinite("${name}") THEN "${name}" + interval '1 second' ELSE '2020-01-01' END`,
    uuid: 'gen_random_uuid()',
    bytea: `sha256(coalesce("${name}", ''))`,
    jsonb: `'["x"]'`,
  };
  const found = other[type];
  if (found === undefined) throw new Error(`Say here how a ${type} is changed, for ${name}.`);
  return found;
}

/** SQL that does by hand to one row of a table what can be done to it, each by a name. */
export function handiworkOn(table: string, columns: readonly CatalogColumn[]): Record<string, string> {
  const one = `ctid = (SELECT ctid FROM ${table} LIMIT 1)`;
  const stored = columns.filter(({ generated }) => !generated);
  const key = stored.findLast(({ inKey }) => inKey);
  const names = stored.map(({ name }) => `"${name}"`).join(', ');
  const values = stored.map((column) => (column === key ? otherThan(column) : `"${column.name}"`)).join(', ');
  return {
    ...Object.fromEntries(
      stored.map((column) => [
        `change ${column.name}`,
        `UPDATE ${table} SET "${column.name}" = ${otherThan(column)} WHERE ${one}`,
      ]),
    ),
    insert: `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM ${table} LIMIT 1`,
    delete: `DELETE FROM ${table} WHERE ${one}`,
    truncate: `TRUNCATE ${table}`,
  };
}

/** Does something in a transaction that is rolled back, and looks meanwhile. */
export async function undone<T>(
  manager: EntityManager,
  sql: readonly string[],
  look: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  await manager.query('SAVEPOINT before');
  try {
    for (const each of sql) await manager.query(each);
    return await look(manager);
  } finally {
    await manager.query('ROLLBACK TO SAVEPOINT before');
  }
}
