import { spawnSync } from 'node:child_process';
import { setUp } from './setup.mjs';

// What the tests need beside Node, by the names of programs that will do, the best first; so is its Debian package called.
const tools = [
  { programs: ['redis-server'], what: 'the queues on Redis' },
  { programs: ['chromium-headless-shell', 'chromium'], what: 'the pages in a browser' },
];

const isThere = (program) => spawnSync(program, ['--version']).status === 0;

await setUp();
const absent = tools.filter(({ programs }) => !programs.some(isThere) && !programs.some(installWithApt));

const jest = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});

for (const { programs, what } of absent) {
  const [best] = programs;
  console.error(
    `✗ Not tested: ${what}, for want of ${programs.join(' or ')}.\n  → sudo apt-get install ${best}   (or your system's way)`,
  );
}
const incomplete = absent.length > 0 && process.env.CI === 'true';
process.exitCode = jest.status === 0 && !incomplete ? 0 : 1;

/**
 * Installs a program that is missing, where this process may: as root on Debian or its kin, not all of which have each.
 *
 * @returns whether it is there now
 */
function installWithApt(program) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.log(`  Installing ${program} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', program], { env });
  return isThere(program);
}
