import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.mjs';
import { openPlace } from './place.mjs';
import { whereTheTimeGoes } from './profile.mjs';

const PARTS = ['filing', 'routing', 'latency', 'burst', 'locate', 'rates', 'import', 'pages', 'memory'];

/** Measures the parts that are named, or all, and prints a report in Markdown. */
export async function runBench(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !PARTS.includes(name));
  if (unknown.length > 0) {
    console.error(
      `✗ There is no part "${unknown[0]}".\n  → npm run bench -- [${PARTS.join('] [')}] [--quick] [--profile]`,
    );
    process.exitCode = 1;
    return;
  }
  const { quick } = values;
  const place = await openPlace();
  // Without this Ctrl-C would leave the PostgreSQL and its folder behind.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      // What is being measured fails at once, which says nothing.
      process.on('uncaughtException', () => undefined);
      void place.close().finally(() => process.exit(1));
    });
  }
  try {
    console.log(`## Measured\n\n${await describeMachine(place)}`);
    console.log(
      `- Each figure is the middle of its rounds, with the least and the most.${quick ? ' Quick: short rounds.' : ''}`,
    );
    for (const name of positionals.length > 0 ? positionals : PARTS) {
      const { title, measure } = await import(`./parts/${name}.mjs`);
      const profile = values.profile ? mkdtempSync(join(place.folder, 'profile-')) : undefined;
      console.log(`\n### ${title}\n\n${await measure(place, { quick, rounds: 3, profile })}`);
      const times = profile && whereTheTimeGoes(profile);
      if (times) console.log(`\n${times}`);
    }
  } finally {
    await place.close();
  }
}
