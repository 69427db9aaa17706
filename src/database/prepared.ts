import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type ClientBase, type QueryResultRow } from 'pg';

/**
 * Asks what is asked often: under a name, so that a connection reads and plans
 * the statement a few times and not each time, which takes longer than to answer.
 *
 * @param manager within a transaction
 */
export async function prepared<Row extends QueryResultRow>(
  manager: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = (await manager.queryRunner?.connect()) as ClientBase;
  const { rows } = await client.query<Row>({ name: nameOf(sql), text: sql, values: [...values] });
  return rows;
}

function nameOf(sql: string): string {
  return createHash('sha1').update(sql).digest('hex');
}
