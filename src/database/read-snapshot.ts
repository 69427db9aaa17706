import { type DataSource, type EntityManager } from 'typeorm';

/**
 * Runs queries in a read-only transaction that sees one snapshot of the database. Its end is not awaited.
 */
export async function readSnapshot<T>(
  db: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = db.createQueryRunner();
  const end = async (): Promise<void> => {
    // Nothing was written, so it does not matter how it ends; the pool drops a connection that is lost.
    await runner.query('ROLLBACK').catch(() => undefined);
    await runner.release();
  };
  try {
    await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(runner.manager);
  } finally {
    void end();
  }
}
