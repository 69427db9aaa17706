import { DataSource, type EntityTarget, QueryFailedError } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { dataSourceOptions } from './data-source.js';

/** Any number that no other use of advisory locks in this database takes. */
const PREPARATION_LOCK = 7_264_274;

/** Opens the database for a command that runs outside Nest. */
export function connect(url: string, entities: EntityTarget<object>[]): Promise<DataSource> {
  return new DataSource({ ...dataSourceOptions(url, entities), poolSize: 4 }).initialize();
}

/**
 * Does what must be done once: brings the tables up to this version, then lets
 * the caller fill them. Processes that start at the same time wait for one
 * another.
 *
 * @throws OperatorError where the database user may not make what is needed
 */
export async function prepare<T>(db: DataSource, fill: (migrated: number) => Promise<T>): Promise<T> {
  const lock = db.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [PREPARATION_LOCK]);
    return await fill((await db.runMigrations()).length);
  } catch (fault) {
    if (fault instanceof QueryFailedError && (fault.driverError as { code?: string }).code === '42501') {
      throw new OperatorError(
        `The database user may not set up the tables: ${fault.message}.`,
        'Let it own the database, and let an administrator run "CREATE EXTENSION btree_gist" there once.',
      );
    }
    throw fault;
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [PREPARATION_LOCK]).catch(() => undefined);
    await lock.release();
  }
}
