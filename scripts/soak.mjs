import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, backend: { type: 'string' } },
});
if (!(Number(values.minutes) > 0) || ![undefined, 'postgres', 'redis'].includes(values.backend)) {
  console.error('Usage: npm run soak -- [--minutes N] [--backend postgres|redis]');
  process.exit(1);
}

await setUp();
const env = { ...process.env, SOAK_MINUTES: values.minutes };
if (values.backend) env.SOAK_BACKEND = values.backend;
spawn(process.execPath, ['node_modules/jest/bin/jest.js', '--config', 'test/soak/jest.config.mjs'], {
  stdio: 'inherit',
  env,
}).on('exit', (code) => (process.exitCode = code ?? 1));
