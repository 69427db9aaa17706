import { type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { asBytea } from '../common/bytea.js';

/** Inserts many rows as one JSON value: binding each of their values by itself costs several times as much. */
export async function insertAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Readonly<Partial<Row>>[],
): Promise<void> {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const inserted = columns.filter(({ isInsert }) => isInsert);
  const names = inserted.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const records = rows.map((row) =>
    Object.fromEntries(
      inserted.map(({ propertyName, databaseName }) => [databaseName, inJson(row[propertyName])]),
    ),
  );
  await manager.query(
    `INSERT INTO "${tableName}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${tableName}", $1)`,
    [JSON.stringify(records)],
  );
}

function inJson(value: unknown): unknown {
  return Buffer.isBuffer(value) ? asBytea(value) : value;
}
