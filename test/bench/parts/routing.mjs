import { join } from 'node:path';
import { root } from '../../../scripts/setup.mjs';
import { filing } from '../bodies.mjs';
import { make, postAll } from '../client.mjs';
import { backends } from '../place.mjs';
import { run, runTanggap } from '../processes.mjs';
import { shown, table } from '../table.mjs';
import { untilOwned } from '../until-owned.mjs';

export const title = 'Routing: complaints per second, filed to owned';

/** A worker that finds so many complaints waiting, against one that finds as many jobs that do nothing. */
export async function measure(place, { rounds, quick, profile }) {
  const count = quick ? 5_000 : 10_000;
  const rows = [];
  for (const backend of backends) {
    const [routed, nothing] = [[], []];
    for (let round = 0; round < rounds; round++) {
      nothing.push(await doNothing(place, backend, count));
      routed.push(await route(place, backend, count, profile));
    }
    const ratio = routed.map((each, round) => each / nothing[round]);
    rows.push([backend, shown(routed), shown(nothing), shown(ratio, 2), 'at least 0.5']);
  }
  return table(['queues in', 'routed per second', 'no-op jobs per second', 'ratio', 'target'], rows);
}

async function route(place, backend, count, profile) {
  const world = await place.openWorld(backend);
  const http = await runTanggap(place, { role: 'http', ...world });
  await postAll(http.port, '/api/v1/complaints', { bodies: make(filing, count) });
  await http.end();
  const worker = await runTanggap(place, {
    role: 'worker',
    ...world,
    profile: profile && join(profile, backend),
  });
  await untilOwned(world, count);
  // The first batch marks the beginning, so that the start of the process does not count.
  const [{ per_second }] = await world.query(
    `SELECT count(*) FILTER (WHERE at > first) / extract(epoch FROM max(at) - min(at))::float8 AS per_second
     FROM (SELECT at, min(at) OVER () AS first FROM complaint_events WHERE kind = 'routed') routed`,
  );
  await worker.end();
  await world.close();
  return per_second;
}

async function doNothing(place, backend, count) {
  const world = await place.openWorld(backend);
  const worker = await run(process.execPath, [join(root, 'test/bench/bare-worker.mjs')], {
    folder: place.folder,
    env: {
      DATABASE_URL: world.databaseUrl,
      JOBS: String(count),
      ...(world.redisUrl && { REDIS_URL: world.redisUrl }),
    },
    ready: '.\n',
  });
  await worker.exit;
  await world.close();
  return Number(/per second: (\d+)/.exec(worker.said())[1]);
}
