import { type DataSource } from 'typeorm';
import { byCommand } from './by-command.js';

/** Changes that one entry takes over. */
const AT_ONCE = 20_000;

/**
 * Records what migrations changed in rows that the trail covers; for those that it did not cover before, this is their
 * first hash. To be called right after them, under the lock under which they ran.
 *
 * @param migrated how many have run
 * @param after id of the last change in `row_changes` before they ran
 */
export async function recordMigrations(db: DataSource, migrated: number, after: string): Promise<void> {
  if (migrated === 0) return;
  const names = await db.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT $1', [
    migrated,
  ]);
  const migrations = names.map(({ name }) => name).reverse();
  for (let more = true; more;) {
    more = await db.transaction(async (manager) => {
      const taken = await manager.query<unknown[]>(
        `WITH left_over AS (
           DELETE FROM row_changes WHERE id IN (SELECT id FROM row_changes WHERE id > $1 AND xid <> pg_current_xact_id() ORDER BY id LIMIT ${AT_ONCE})
           RETURNING id, table_name, key, before, after
         )
         INSERT INTO row_changes (table_name, key, before, after)
         SELECT table_name, key, before, after FROM left_over ORDER BY id RETURNING id`,
        [after],
      );
      if (taken.length > 0) await byCommand(manager, 'schema.migrated', 'rows', { migrations });
      return taken.length === AT_ONCE;
    });
  }
}
