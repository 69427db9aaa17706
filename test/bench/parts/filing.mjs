import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/setup.mjs';
import { filing } from '../bodies.mjs';
import { make, postAll } from '../client.mjs';
import { backends } from '../place.mjs';
import { run, runTanggap } from '../processes.mjs';
import { shown, table } from '../table.mjs';

export const title = 'Filing: accepted per second at 64 connections';

/** The product against a bare handler and against pgbench that write the same rows, in turns on one PostgreSQL. */
export async function measure(place, { rounds, quick, profile }) {
  const seconds = quick ? 3 : 10;
  const world = await place.openWorld();
  const bare = await openBare(place, world);
  const products = [];
  for (const backend of backends) products.push(await openProduct(place, backend, profile));
  const [product, ...others] = products;
  const sides = [bare, ...products, ...pgbenchSide(world)];
  for (const side of sides) side.perSecond = [];
  for (const { measureFor } of sides) await measureFor(2);
  for (let round = 0; round < rounds; round++) {
    for (const side of sides) side.perSecond.push(await side.measureFor(seconds));
  }
  for (const { close } of products) await close();
  await bare.close();
  await world.close();
  const ratio = ({ perSecond }) => perSecond.map((each, round) => each / bare.perSecond[round]);
  return [
    table(
      ['what', 'accepted per second', 'of the bare handler', 'target'],
      sides.map((side) => [
        side.name,
        shown(side.perSecond),
        side === bare ? '1' : shown(ratio(side), 2),
        [product, ...others].includes(side) ? 'at least 0.5' : '',
      ]),
    ),
    ...(pgbench() ? [] : ['pgbench is not here; on Debian: apt-get install postgresql-contrib']),
  ].join('\n\n');
}

async function openProduct(place, backend, profile) {
  const world = await place.openWorld(backend);
  const http = await runTanggap(place, {
    role: 'http',
    ...world,
    profile: profile && join(profile, backend),
  });
  return {
    name: `Tanggap, queues in ${backend}`,
    measureFor: (seconds) => fileFor(http.port, '/api/v1/complaints', seconds),
    close: async () => {
      await http.end();
      await world.close();
    },
  };
}

async function openBare(place, { databaseUrl }) {
  const bare = await run(process.execPath, [join(root, 'test/bench/bare-handler.mjs')], {
    folder: place.folder,
    env: { NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    ready: '.\n',
  });
  const port = Number(/at (\d+)/.exec(bare.said())[1]);
  return {
    name: 'bare Fastify and pg, one statement each',
    measureFor: (seconds) => fileFor(port, '/complaints', seconds),
    close: bare.end,
  };
}

async function fileFor(port, path, seconds) {
  const done = await postAll(port, path, { bodies: make(filing), seconds });
  if (Object.keys(done.statuses).join() !== '201')
    throw new Error(`Answers: ${JSON.stringify(done.statuses)}`);
  return done.accepted / done.seconds;
}

function pgbenchSide({ databaseUrl }) {
  const program = pgbench();
  if (!program) return [];
  const script = join(root, 'test/bench/pgbench.sql');
  const measureFor = (seconds) => {
    const args = ['-n', '-M', 'prepared', '-c', '20', '-j', '2', '-T', String(seconds), '-f', script];
    const { stdout, stderr } = spawnSync(program, [...args, databaseUrl], { encoding: 'utf8' });
    const [, perSecond] = /tps = ([\d.]+)/.exec(stdout) ?? [];
    if (!perSecond) throw new Error(`pgbench: ${stderr}`);
    return Number(perSecond);
  };
  return [{ name: 'pgbench, 20 clients', measureFor }];
}

/** The program itself: Debian wraps it in one that looks for clusters of Debian's own. */
function pgbench() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const found = versions
    .map((version) => join(debian, version, 'bin/pgbench'))
    .find((file) => existsSync(file));
  return found ?? (spawnSync('pgbench', ['--version']).status === 0 ? 'pgbench' : undefined);
}
