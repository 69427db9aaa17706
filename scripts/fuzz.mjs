import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!(Number(values.requests) > 0) || !Number.isInteger(seed)) {
  console.error('Usage: npm run fuzz -- [--requests N] [--seed N]');
  process.exit(1);
}

await setUp();
console.log(`Seed ${seed}`);
const env = { ...process.env, FUZZ_REQUESTS: values.requests, FUZZ_SEED: String(seed) };
spawn(process.execPath, ['node_modules/jest/bin/jest.js', '--config', 'test/fuzz/jest.config.mjs'], {
  stdio: 'inherit',
  env,
}).on('exit', (code) => (process.exitCode = code ?? 1));
