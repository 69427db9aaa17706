import pg from 'pg';
import { type Config } from '../../config/config.js';
import { keptSecret } from '../../config/kept-secret.js';
import { type Steps } from '../../common/steps.js';
import { type OpenDatabase } from '../opened.js';
import { copyBinaries, findBinaries } from './binaries.js';
import { Cluster } from './cluster.js';
import { chooseClusterParent } from './location.js';
import { mayRun, userForPostgres } from './system-user.js';
import { UsersOfCluster } from './users-of-cluster.js';

const DATABASE = 'tanggap';

/** Starts the embedded PostgreSQL, or joins the one that already runs on the same data. */
export async function openEmbedded(config: Config, steps: Steps): Promise<OpenDatabase> {
  const user = userForPostgres();
  const parent = chooseClusterParent(config.dataDir, config.dataDirGiven, user);
  if (parent !== config.dataDir)
    steps.say(`  The database lies in ${parent}: PostgreSQL may not enter ${config.dataDir}.`);

  const installed = await findBinaries();
  const binaries = mayRun(user, installed.pgCtl) ? installed : await copyBinaries(installed, parent);
  const password = keptSecret(config.dataDir, 'database-password');
  const cluster = new Cluster(parent, binaries, user, password);
  const users = new UsersOfCluster(parent);

  if (!cluster.isInitialised) await steps.run('Made a PostgreSQL 18 cluster', () => cluster.initialise());
  const port = await startOrJoin(cluster, users, steps);
  const urlOf = (database: string): string =>
    `postgres://tanggap:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  await createDatabase(urlOf('postgres'));
  return {
    url: urlOf(DATABASE),
    embedded: true,
    close: async () => {
      if (users.leave()) await cluster.stop();
    },
  };
}

async function startOrJoin(cluster: Cluster, users: UsersOfCluster, steps: Steps): Promise<number> {
  const running = await cluster.runningPort();
  if (running === undefined) {
    users.clear();
    users.join();
    try {
      return await steps.run('Started PostgreSQL', () => cluster.start());
    } catch (fault) {
      const startedByAnother = await cluster.runningPort();
      if (startedByAnother === undefined) throw fault;
      return startedByAnother;
    }
  }
  users.join();
  steps.say('✓ Joined the PostgreSQL that already runs on this data');
  return running;
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (fault) {
    const madeByAnother =
      (fault as { code?: string }).code === '42P04' || (fault as { code?: string }).code === '23505';
    if (!madeByAnother) throw fault;
  } finally {
    await client.end();
  }
}
