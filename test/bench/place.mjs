import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Steps } from '../../dist/src/common/steps.js';
import { readConfig } from '../../dist/src/config/config.js';
import { openDatabase } from '../../dist/src/database/open-database.js';
import { connect, prepare } from '../../dist/src/database/prepare.js';
import { entities } from '../../dist/src/bootstrap/entities.js';
import { prepareQueues } from '../../dist/src/queues/prepare-queues.js';
import { fill } from '../../dist/src/seed/fill.js';
import { runRedis } from './processes.mjs';

/** The queue backends that can be measured here. */
export const backends = [
  'PostgreSQL',
  ...(spawnSync('redis-server', ['--version']).status === 0 ? ['Redis'] : []),
];

/** A PostgreSQL of the bench's own, as Tanggap brings it along, with a seeded database to copy. */
export async function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  chmodSync(folder, 0o755);
  const config = readConfig({ DATA_DIR: folder });
  const steps = new Steps({ write: () => true, isTTY: false });
  const database = await openDatabase(config, steps);
  const seeded = await connect(database.url, entities);
  await prepare(seeded, async () => {
    await prepareQueues(database.url);
    await fill(seeded, config, steps);
  });
  await seeded.destroy();
  const urlOf = (name) => Object.assign(new URL(database.url), { pathname: `/${name}` }).href;
  const ask = async (name, ...query) => {
    const client = new pg.Client({ connectionString: urlOf(name) });
    await client.connect();
    try {
      return (await client.query(...query)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    folder,
    reporterKey: randomBytes(32).toString('base64'),
    ask: (...query) => ask('postgres', ...query),
    /** A seeded database and, for the backend Redis, a Redis; they go when `close` is called. */
    openWorld: async (backend) => {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await ask('postgres', `CREATE DATABASE ${name} TEMPLATE tanggap`);
      const redis = backend === 'Redis' ? await runRedis({ folder }) : undefined;
      return {
        name,
        databaseUrl: urlOf(name),
        redisUrl: redis?.url,
        query: (...query) => ask(name, ...query),
        close: async () => {
          await redis?.end();
          await ask('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
        },
      };
    },
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
