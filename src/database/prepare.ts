import { DataSource, type EntityTarget, QueryFailedError } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { compareMigrations } from './compare-migrations.js';
import { dataSourceOptions } from './data-source.js';

/** Any number that no other use of advisory locks in this database takes. */
const PREPARATION_LOCK = 7_264_274;

/** Opens the database for a command that runs outside Nest. */
export function connect(url: string, entities: EntityTarget<object>[]): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, entities, 4)).initialize();
}

/**
 * Does what must be done once: brings the tables up to this version, then lets
 * the caller fill them. Processes that start at the same time wait for one
 * another.
 *
 * @param fill is given how many migrations ran
 * @throws OperatorError where the database user may not make what is needed
 */
export async function prepare<T>(db: DataSource, fill: (migrated: number) => Promise<T>): Promise<T> {
  const lock = db.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [PREPARATION_LOCK]);
    await markUnrecorded(db);
    const migrated = await db.runMigrations();
    return await fill(migrated.length);
  } catch (fault) {
    throw isMissingRight(fault)
      ? new OperatorError(
          `The database user may not set up the tables: ${fault.message}.`,
          'Let it own the database, and let an administrator run "CREATE EXTENSION btree_gist" there once.',
        )
      : fault;
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [PREPARATION_LOCK]).catch(() => undefined);
    await lock.release();
  }
}

/**
 * Whether the tables are there and belong to a role that this connection is not: the application's own role cannot
 * prepare a database, and need not.
 */
export async function isOwnedByAnother(db: DataSource): Promise<boolean> {
  const tables = await db.query<{ own: boolean }[]>(
    `SELECT pg_has_role(relowner, 'USAGE') AS own FROM pg_class WHERE oid = to_regclass('migrations')`,
  );
  return tables[0]?.own === false;
}

/** @throws OperatorError where the tables are older than this version */
export async function refuseUnprepared(db: DataSource): Promise<void> {
  const { missing } = await compareMigrations(db);
  if (missing.length === 0) return;
  throw new OperatorError(
    `The tables are of an older version, and the user in DATABASE_URL does not own them (${missing.length} migrations to run).`,
    'Run "npm run tanggap -- database prepare" with DATABASE_OWNER_URL, and start again.',
  );
}

/** Whether a statement failed because the database user lacks a right. */
export function isMissingRight(fault: unknown): fault is QueryFailedError {
  return fault instanceof QueryFailedError && (fault.driverError as { code?: string }).code === '42501';
}

/**
 * Notes the last change of a row before migrations run, so that what they change can be told from what somebody else has
 * changed. The note stays until the audit trail has all of it, also where a start is cut short.
 */
async function markUnrecorded(db: DataSource): Promise<void> {
  const has = async (table: string): Promise<boolean> => {
    const [{ found }] = await db.query<[{ found: boolean }]>('SELECT to_regclass($1) IS NOT NULL AS found', [
      table,
    ]);
    return found;
  };
  const isFresh = !(await has('migrations'));
  if (!isFresh && (await compareMigrations(db)).missing.length === 0) return;
  const last = (table: string): string => `(SELECT coalesce(max(id), 0) FROM ${table})`;
  await db.query(`
    CREATE TABLE IF NOT EXISTS unrecorded_migrations (changes_before bigint NOT NULL, migrations_before bigint NOT NULL);
    INSERT INTO unrecorded_migrations
    SELECT ${(await has('row_changes')) ? last('row_changes') : '0'}, ${isFresh ? '0' : last('migrations')}
    WHERE NOT EXISTS (SELECT FROM unrecorded_migrations)`);
}
