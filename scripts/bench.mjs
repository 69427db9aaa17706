import { setUp } from './setup.mjs';

await setUp();
const { runBench } = await import('../test/bench/run.mjs');
await runBench(process.argv.slice(2));
