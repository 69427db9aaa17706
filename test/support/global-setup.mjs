import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Steps } from '../../dist/src/common/steps.js';
import { readConfig } from '../../dist/src/config/config.js';
import { openDatabase } from '../../dist/src/database/open-database.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/tanggap-test');
const steps = new Steps({ write: () => true, isTTY: false });

/**
 * Starts one PostgreSQL for all tests, with a seeded database that each test file copies. The seeded cluster is kept
 * for the next run of the same build.
 */
export default async function globalSetup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'tanggap-test-'));
  chmodSync(dataDir, 0o755);
  const config = readConfig({ DATA_DIR: dataDir, DEMO_PASSWORD: 'semua-bisa-masuk' });
  const kept = join(cache, hashOfBuild());
  if (existsSync(kept)) copyFolder(kept, dataDir);
  else {
    await seed(config);
    keep(dataDir, kept);
  }
  const database = await openDatabase(config, steps);
  process.env.TEST_TEMPLATE_URL = database.url;
  globalThis.closeTestDatabase = async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function seed(config) {
  const { recordMigrations } = await import('../../dist/src/audit/record-migrations.js');
  const { connect, prepare } = await import('../../dist/src/database/prepare.js');
  const { entities } = await import('../../dist/src/bootstrap/entities.js');
  const { prepareQueues } = await import('../../dist/src/queues/prepare-queues.js');
  const { fill, keepDemoAccounts } = await import('../../dist/src/seed/fill.js');
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
  await database.close();
}

/**
 * Neither waits for the disk nor cleans up behind tests, each of whose databases lives for a minute, nor writes what
 * would repair or copy it. No test kills this server: those that do have one of their own.
 */
async function spareTheMachine(db) {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum', 'jit'])
    await db.query(`ALTER SYSTEM SET ${setting} = off`);
  const others = { wal_level: 'minimal', max_wal_senders: '0', checkpoint_timeout: '1d', io_method: 'sync' };
  for (const [setting, value] of Object.entries(others))
    await db.query(`ALTER SYSTEM SET ${setting} = '${value}'`);
  await db.query('SELECT pg_reload_conf()');
}

/** Keeps a stopped cluster under its final name only once it is whole, and none of earlier builds. */
function keep(dataDir, kept) {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, 'partial-'));
  copyFolder(dataDir, partial);
  renameSync(partial, kept);
}

/** Keeps owners too: as root, the cluster belongs to another user. */
function copyFolder(from, to) {
  const { status } = spawnSync('cp', ['-a', `${from}/.`, to], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${from} could not be copied to ${to}.`);
}

/** Of all that may change the seeded database: everything that is built, but for the pages. */
function hashOfBuild() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = ['dist/migrations', 'dist/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => !path.startsWith(join(root, 'dist/src/web'))),
  );
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
