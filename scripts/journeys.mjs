import { spawnSync } from 'node:child_process';

// Goes each journey through the pages in all four ways: at both widths, each with and without JavaScript.
const { status } = spawnSync(process.execPath, ['scripts/test.mjs', 'test/pages-'], {
  stdio: 'inherit',
  env: { ...process.env, JOURNEYS: 'all' },
});
process.exitCode = status ?? 1;
