import { setTimeout as sleep } from 'node:timers/promises';
import { filing } from '../bodies.mjs';
import { make, postAll } from '../client.mjs';
import { backends } from '../place.mjs';
import { runTanggap } from '../processes.mjs';
import { table } from '../table.mjs';
import { untilOwned } from '../until-owned.mjs';

export const title = 'Memory of one process that does everything, in MB: resident / heap';

const PER_SECOND = 10;

/** Idle, and after twice as many filings as an hour brings, as fast as they go, each time after a rest. */
export async function measure(place, { quick }) {
  const hour = (quick ? 300 : 3_600) * PER_SECOND;
  const rest = quick ? 5_000 : 20_000;
  const rows = [];
  for (const backend of backends) {
    const world = await place.openWorld(backend);
    const tanggap = await runTanggap(place, { role: 'all', ...world });
    await sleep(rest);
    const seen = [await memoryOf(tanggap.port)];
    for (const times of [1, 2]) {
      await postAll(tanggap.port, '/api/v1/complaints', { bodies: make(filing, hour) });
      await untilOwned(world, times * hour);
      await sleep(rest);
      seen.push(await memoryOf(tanggap.port));
    }
    await tanggap.end();
    await world.close();
    rows.push([backend, ...seen]);
  }
  const load = `after ${hour.toLocaleString('en')} filings`;
  return table(['queues in', 'idle', load, `${load} more`], rows);
}

async function memoryOf(port) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const read = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]) / 2 ** 20;
  return ['process_resident_memory_bytes', 'nodejs_heap_size_used_bytes']
    .map((name) => read(name).toFixed(0))
    .join(' / ');
}
