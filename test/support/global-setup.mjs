import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chmodSync } from 'node:fs';
import { Steps } from '../../dist/src/common/steps.js';
import { readConfig } from '../../dist/src/config/config.js';
import { recordMigrations } from '../../dist/src/audit/record-migrations.js';
import { openDatabase } from '../../dist/src/database/open-database.js';
import { connect, prepare } from '../../dist/src/database/prepare.js';
import { entities } from '../../dist/src/bootstrap/entities.js';
import { prepareQueues } from '../../dist/src/queues/prepare-queues.js';
import { fill, keepDemoAccounts } from '../../dist/src/seed/fill.js';

/** One PostgreSQL for all tests, with a seeded database that each test file copies. */
export default async function globalSetup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'tanggap-test-'));
  chmodSync(dataDir, 0o755);
  const config = readConfig({ DATA_DIR: dataDir, DEMO_PASSWORD: 'semua-bisa-masuk' });
  const steps = new Steps({ write: () => true, isTTY: false });
  const database = await openDatabase(config, steps);
  const db = await connect(database.url, entities);
  await spareTheMachine(db);
  await prepare(db, async () => {
    await recordMigrations(db);
    await fill(db, config, steps);
  });
  await prepareQueues(database.url);
  await keepDemoAccounts(db, config, true);
  await db.destroy();
  process.env.TEST_TEMPLATE_URL = database.url;
  globalThis.closeTestDatabase = () => database.close();
}

/**
 * Neither waits for the disk nor cleans up behind tests, each of whose databases lives for a minute. No test kills this
 * server: those that do have one of their own.
 */
async function spareTheMachine(db) {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum'])
    await db.query(`ALTER SYSTEM SET ${setting} = off`);
  await db.query('SELECT pg_reload_conf()');
}
