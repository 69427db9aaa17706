import { integrity } from '../../../dist/src/health/integrity.js';
import { filing, hasRealPoints, realPoints } from '../bodies.mjs';
import { make, postAll } from '../client.mjs';
import { backends } from '../place.mjs';
import { runTanggap } from '../processes.mjs';
import { shown, table } from '../table.mjs';
import { untilOwned } from '../until-owned.mjs';

export const title = `Burst: ${realPoints.length.toLocaleString('en')} complaints at once`;

/** Seconds from the first filing until the last complaint has its owner, and whether anything is lost. */
export async function measure(place, { rounds }) {
  const rows = [];
  for (const backend of backends) {
    const [accepted, owned] = [[], []];
    let counted;
    for (let round = 0; round < rounds; round++) {
      const world = await place.openWorld(backend);
      const http = await runTanggap(place, { role: 'http', ...world });
      const worker = await runTanggap(place, { role: 'worker', ...world });
      const bodies = make((index) => filing(index, realPoints), realPoints.length);
      const began = Date.now();
      const done = await postAll(http.port, '/api/v1/complaints', { bodies });
      accepted.push(done.seconds);
      await untilOwned(world, done.accepted);
      const [{ last }] = await world.query('SELECT max(at) AS last FROM complaint_events');
      owned.push((last.getTime() - began) / 1000);
      counted = await integrity({ query: world.query });
      if (done.accepted !== realPoints.length || counted.accepted !== done.accepted || counted.lost > 0) {
        throw new Error(`Lost: ${JSON.stringify({ ...done, ...counted })}`);
      }
      await http.end();
      await worker.end();
      await world.close();
    }
    rows.push([backend, shown(accepted, 1), shown(owned, 1), counted.owned, counted.triage, counted.lost]);
  }
  const source = hasRealPoints
    ? 'Locations of real complaints of one month.'
    : 'The file of real locations is absent; these are the known points, over and over.';
  const columns = ['queues in', 'accepted after, s', 'owned after, s', 'owned', 'triage', 'lost'];
  return `${source}\n\n${table(columns, rows)}`;
}
