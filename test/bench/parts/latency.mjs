import { filing } from '../bodies.mjs';
import { make, postAtRate } from '../client.mjs';
import { backends } from '../place.mjs';
import { runTanggap } from '../processes.mjs';
import { quantile, table } from '../table.mjs';
import { untilOwned } from '../until-owned.mjs';

export const title = 'Latency: filed to owned at 100 filings a second, in milliseconds';

const PER_SECOND = 100;

/** From the time of the filing's event to that of the routing's. */
export async function measure(place, { quick }) {
  const seconds = quick ? 10 : 30;
  const rows = [];
  for (const backend of backends) {
    for (const roles of [['http', 'worker'], ['all']]) {
      const world = await place.openWorld(backend);
      const processes = [];
      for (const role of roles) processes.push(await runTanggap(place, { role, ...world }));
      const [{ port }] = processes;
      // Caches and compilers warm up, then what is measured begins.
      await postAtRate(port, '/api/v1/complaints', {
        perSecond: PER_SECOND,
        seconds: 3,
        bodies: make(filing),
      });
      const [{ now }] = await world.query('SELECT now()');
      const took = await postAtRate(port, '/api/v1/complaints', {
        perSecond: PER_SECOND,
        seconds,
        bodies: make(filing),
      });
      await untilOwned(world, PER_SECOND * (3 + seconds));
      const owned = await world.query(
        `SELECT extract(epoch FROM routed.at - filed.at)::float8 * 1000 AS waited
         FROM complaint_events filed JOIN complaint_events routed USING (complaint_id)
         WHERE filed.kind = 'filed' AND routed.kind = 'routed' AND filed.at > $1`,
        [now],
      );
      for (const each of processes) await each.end();
      await world.close();
      rows.push([
        backend,
        roles.length === 1 ? 'one process' : 'HTTP and worker',
        ...quantiles(owned.map(({ waited }) => waited)),
        'p95 at most 100',
        quantiles(took).join(' / '),
      ]);
    }
  }
  return table(
    ['queues in', 'processes', 'p50', 'p95', 'p99', 'target', 'the 201 itself, p50 / p95 / p99'],
    rows,
  );
}

function quantiles(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => quantile(sorted, share).toFixed(1));
}
