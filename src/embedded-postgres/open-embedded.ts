import { join } from 'node:path';
import pg from 'pg';
import { OperatorError } from '../common/operator-error.js';
import { type Config } from '../config/config.js';
import { keptSecret } from '../config/kept-secret.js';
import { type Steps } from '../common/steps.js';
import { type OpenDatabase } from './opened-database.js';
import { copyBinaries, findBinaries } from './binaries.js';
import { Cluster } from './cluster.js';
import { chooseClusterParent } from './location.js';
import { freePort } from './free-port.js';
import { oneAtATime } from './startup-lock.js';
import { Supervision } from './supervision.js';
import { mayRun, userForPostgres } from './system-user.js';
import { UsersOfCluster } from './users-of-cluster.js';

const DATABASE = 'tanggap';
const CANNOT_CONNECT_NOW = '57P03';

/** Starts the embedded PostgreSQL, or joins the one that already runs on the same data. */
export async function openEmbedded(config: Config, steps: Steps): Promise<OpenDatabase> {
  const user = userForPostgres(join(config.dataDir, 'postgres'));
  const parent = chooseClusterParent(config.dataDir, config.dataDirGiven, user);
  if (parent !== config.dataDir)
    steps.say(`  The database lies in ${parent}: PostgreSQL may not enter ${config.dataDir}.`);

  return oneAtATime(parent, async () => {
    const installed = await findBinaries();
    const binaries = mayRun(user, installed.pgCtl) ? installed : await copyBinaries(installed, parent);
    const password = keptSecret(config.dataDir, 'database-password');
    const cluster = new Cluster(parent, binaries, user, password);
    const users = new UsersOfCluster(parent);

    if (!cluster.isInitialised) await steps.run('Made a PostgreSQL 18 cluster', () => cluster.initialise());
    const urlOf = (port: number, database = 'postgres'): string =>
      `postgres://tanggap:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
    const port = await startOrJoin(cluster, users, urlOf, steps);
    const leave = async (): Promise<void> => {
      if (users.leave()) await cluster.stop();
    };
    try {
      await createDatabase(urlOf(port));
    } catch (fault) {
      await leave();
      throw fault;
    }
    const supervision = new Supervision({
      isRunning: () => cluster.runningPort !== undefined,
      // On the same port, where every pool of every process looks for it.
      startAgain: () =>
        oneAtATime(parent, async () => {
          if (cluster.runningPort === undefined) await startPatiently(cluster, port);
        }),
    });
    const close = async (): Promise<void> => {
      await supervision.stop();
      await oneAtATime(parent, leave);
    };
    return { url: urlOf(port, DATABASE), embedded: true, close };
  });
}

async function startOrJoin(
  cluster: Cluster,
  users: UsersOfCluster,
  urlOf: (port: number) => string,
  steps: Steps,
): Promise<number> {
  const giveUpAt = performance.now() + 60_000;
  for (let running = cluster.runningPort; running; running = cluster.runningPort) {
    if (await answers(urlOf(running))) {
      users.join(running);
      steps.say('✓ Joined the PostgreSQL that already runs on this data');
      return running;
    }
    if (performance.now() > giveUpAt) throw doesNotAnswer(cluster);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const port = users.port() ?? (await freePort());
  await steps.run('Started PostgreSQL', () => startPatiently(cluster, port));
  users.join(port);
  return port;
}

/** After a kill it cannot start until the last of the killed one's children have ended. */
async function startPatiently(cluster: Cluster, port: number): Promise<void> {
  const giveUpAt = performance.now() + 10_000;
  while (cluster.wasKilled && performance.now() < giveUpAt) {
    const started = await cluster.start(port).then(
      () => true,
      () => false,
    );
    if (started) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await cluster.start(port);
}

/** Whether the server takes connections; one left by a killed process may still be starting or stopping. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (fault) {
    const { code } = fault as { code?: string };
    if (code === CANNOT_CONNECT_NOW || code === 'ECONNREFUSED' || code === 'ECONNRESET') return false;
    throw fault;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function doesNotAnswer({ folder }: Cluster): OperatorError {
  return new OperatorError(
    `According to ${folder}/postmaster.pid PostgreSQL runs, but it does not answer.`,
    'If no process of this number is a PostgreSQL, remove that file and start again.',
  );
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
