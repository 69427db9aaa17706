import { type EntityManager } from 'typeorm';

/** The version of the definition of the numbers that held at an instant; see `numbers/response-rate.ts`. */
export async function definitionVersion(manager: EntityManager, asOf: Date): Promise<number> {
  const [row] = await manager.query<[{ version: number }]>(
    'SELECT max(version) AS version FROM metric_definitions WHERE holds_from <= $1',
    [asOf],
  );
  return row.version;
}
