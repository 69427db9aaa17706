import { resolve } from 'node:path';
import { setUp } from './setup.mjs';

// npm runs scripts in the checkout; paths on the command line are meant from where it was called.
const calledFrom = process.env.INIT_CWD ?? process.cwd();
process.argv = process.argv.map((word, place) =>
  place > 1 && /\.(csv|geojson|json)$/.test(word) ? resolve(calledFrom, word) : word,
);

await setUp();
await import('../dist/src/cli.js');
