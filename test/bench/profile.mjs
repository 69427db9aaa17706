import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './table.mjs';

/** Where the processor's time went, for each group of processes that wrote profiles to a folder below. */
export function whereTheTimeGoes(folder) {
  return readdirSync(folder)
    .map((group) => `Where the time goes, queues in ${group}:\n\n${ownTimes(join(folder, group))}`)
    .join('\n\n');
}

/** The functions by their own share of the time that was worked. */
function ownTimes(folder, most = 20) {
  const own = new Map();
  let total = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
    samples.forEach((id, place) => {
      const { functionName, url, lineNumber } = byId.get(id);
      if (functionName === '(idle)' || functionName === '(program)') return;
      const where = url.split('/node_modules/').at(-1).split('/dist/').at(-1);
      const name = `${functionName || '(anonymous)'} ${where}:${lineNumber + 1}`;
      own.set(name, (own.get(name) ?? 0) + timeDeltas[place]);
      total += timeDeltas[place];
    });
  }
  const rows = [...own].sort(([, a], [, b]) => b - a).slice(0, most);
  return table(
    ['function', '% of its own'],
    rows.map(([name, time]) => [name, ((100 * time) / total).toFixed(1)]),
  );
}
