import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './table.mjs';

/** Where the processor's time went, for each group of processes that wrote profiles to a folder below. */
export function whereTheTimeGoes(folder) {
  return readdirSync(folder)
    .map((group) => `Where the time goes, queues in ${group}:\n\n${ownTimes(join(folder, group))}`)
    .join('\n\n');
}

/** Packages, files and functions by their own share of the time that was worked, the start of the process included. */
function ownTimes(folder) {
  const [modules, functions] = [new Map(), new Map()];
  let total = 0;
  for (const file of readdirSync(folder)) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const frames = new Map(nodes.map((node) => [node.id, node.callFrame]));
    samples.forEach((id, place) => {
      const { functionName, url, lineNumber } = frames.get(id);
      if (functionName === '(idle)' || functionName === '(program)') return;
      const path = url.split(url.includes('/node_modules/') ? '/node_modules/' : '/dist/').at(-1);
      const [name, scoped] = path.split('/');
      const module = url.includes('/node_modules/')
        ? name.startsWith('@')
          ? `${name}/${scoped}`
          : name
        : path;
      add(modules, module || functionName, timeDeltas[place]);
      add(functions, `${functionName || '(anonymous)'} ${path}:${lineNumber + 1}`, timeDeltas[place]);
      total += timeDeltas[place];
    });
  }
  const top = (times, name) =>
    table(
      [name, '% of its own'],
      [...times]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 20)
        .map(([each, time]) => [each, ((100 * time) / total).toFixed(1)]),
    );
  return `${top(modules, 'package or file')}\n\n${top(functions, 'function')}`;
}

function add(times, name, time) {
  times.set(name, (times.get(name) ?? 0) + time);
}
