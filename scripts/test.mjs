import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setUp } from './setup.mjs';

// What the tests need beside Node, by the names of programs that will do, the best first; so is its Debian package called.
const tools = [
  { programs: ['redis-server'], what: 'the queues on Redis' },
  { programs: ['chromium-headless-shell', 'chromium'], what: 'the pages in a browser' },
];

/** What `--fast` leaves out: tests that start processes, or a browser. */
const slow = ['\\.process\\.e2e\\.ts$', '/test/pages-', '/test/browser\\.'];

const isFast = process.argv.includes('--fast');
const asked = process.argv.slice(2).filter((word) => word !== '--fast');
const [absent] = await Promise.all([isFast ? [] : installTools(), setUp()]);

const options = isFast ? slow.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]) : [];
const jest = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...options, ...asked], {
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
 * Installs what is missing, where this process may: as root on Debian or its kin, not all of which have each program.
 *
 * @returns what is missing still
 */
async function installTools() {
  const missing = tools.filter(({ programs }) => !programs.some(isThere));
  if (missing.length === 0 || process.getuid?.() !== 0 || !isThere('apt-get')) return missing;
  await apt('update');
  const absent = [];
  for (const tool of missing) if (!(await installOne(tool.programs))) absent.push(tool);
  return absent;
}

/** Installs the first of some programs that can be had. */
async function installOne(programs) {
  for (const program of programs) {
    console.log(`  Installing ${program} ...`);
    await apt('install', '-y', '--no-install-recommends', program);
    if (isThere(program)) return true;
  }
  return false;
}

function isThere(program) {
  return spawnSync(program, ['--version']).status === 0;
}

async function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await once(spawn('apt-get', ['-qq', ...args], { env, stdio: 'ignore' }), 'close');
}
