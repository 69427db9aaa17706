import { type DataSource } from 'typeorm';
import { recordCommand } from './by-command.js';

/** Changes that one entry records. */
const BATCH_SIZE = 20_000;

interface Unrecorded {
  /** Id of the last row of `row_changes` before the migrations ran. */
  readonly changesBefore: string;
  /** Id of the last migration before them. */
  readonly migrationsBefore: string;
}

/**
 * Records what migrations changed in rows that the trail covers; for those that it did not cover before, this is their
 * first hash. To be called after them, under the lock under which they ran. Where an earlier start was cut short, it
 * records what was left.
 */
export async function recordMigrations(db: DataSource): Promise<void> {
  const [{ known }] = await db.query<[{ known: boolean }]>(
    `SELECT to_regclass('unrecorded_migrations') IS NOT NULL AS known`,
  );
  if (!known) return;
  const [unrecorded] = await db.query<Unrecorded[]>(
    'SELECT changes_before AS "changesBefore", migrations_before AS "migrationsBefore" FROM unrecorded_migrations',
  );
  if (!unrecorded) return;
  const names = await db.query<{ name: string }[]>('SELECT name FROM migrations WHERE id > $1 ORDER BY id', [
    unrecorded.migrationsBefore,
  ]);
  const migrations = names.map(({ name }) => name);
  for (let more = true; more;) {
    more = await db.transaction(async (manager) => {
      const taken = await manager.query<unknown[]>(
        `WITH left_over AS (
           DELETE FROM row_changes WHERE id IN (SELECT id FROM row_changes WHERE id > $1 AND xid <> pg_current_xact_id() ORDER BY id LIMIT ${BATCH_SIZE})
           RETURNING id, table_name, key, before, after
         )
         INSERT INTO row_changes (table_name, key, before, after)
         SELECT table_name, key, before, after FROM left_over ORDER BY id RETURNING id`,
        [unrecorded.changesBefore],
      );
      if (taken.length > 0) await recordCommand(manager, 'schema.migrated', 'rows', { migrations });
      if (taken.length < BATCH_SIZE) await manager.query('DELETE FROM unrecorded_migrations');
      return taken.length === BATCH_SIZE;
    });
  }
}
