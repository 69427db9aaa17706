import { spawnSync } from 'node:child_process';
import { setUp } from './setup.mjs';

// What the tests need beside Node, by the name of its program and of its Debian package.
const tools = [
  { program: 'redis-server', debian: 'redis-server', what: 'the queues on Redis' },
  { program: 'chromium', debian: 'chromium', what: 'the pages in a browser' },
];

const isThere = ({ program }) => spawnSync(program, ['--version']).status === 0;

await setUp();
installWithApt(tools.filter((tool) => !isThere(tool)));
const absent = tools.filter((tool) => !isThere(tool));

const jest = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});

for (const { program, debian, what } of absent) {
  console.error(
    `✗ Not tested: ${what}, for want of ${program}.\n  → sudo apt-get install ${debian}   (or your system's way)`,
  );
}
const incomplete = absent.length > 0 && process.env.CI === 'true';
process.exitCode = jest.status === 0 && !incomplete ? 0 : 1;

/** Installs what is missing, where this process may: as root on Debian or its kin. */
function installWithApt(missing) {
  if (missing.length === 0 || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0)
    return;
  const packages = missing.map(({ debian }) => debian);
  console.log(`  Installing ${packages.join(' and ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}
