import { DataSource } from 'typeorm';
import { recordCommand } from '../../src/audit/by-command.js';
import { type World } from './world.js';

/** Changes what no command changes, with an entry of the audit trail that vouches for it: only so can a test arrange it. */
export async function arranged(world: World, sql: string, values: readonly unknown[] = []): Promise<void> {
  const db = await new DataSource({ type: 'postgres', url: world.env.DATABASE_URL }).initialize();
  await db
    .transaction(async (manager) => {
      await manager.query('ALTER TABLE inspection_seeds DISABLE TRIGGER inspection_seeds_only_grow');
      await manager.query(sql, [...values]);
      await manager.query('ALTER TABLE inspection_seeds ENABLE TRIGGER inspection_seeds_only_grow');
      await recordCommand(manager, 'test.arranged', 'rows');
    })
    .finally(() => db.destroy());
}
