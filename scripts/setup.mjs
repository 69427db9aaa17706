import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Runs before anything is installed, so it uses nothing but Node.

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs the dependencies and builds, where what is there is not up to date. */
export async function setUp() {
  await install();
  await build();
}

/** Installs the dependencies. Whatever reads only the sources can run after it. */
export async function install() {
  refuseOldNode();
  process.chdir(root);
  const lock = readFileSync('package-lock.json');
  await once('node_modules/.tanggap-installed', hashOf(lock), 'Installed dependencies', async (report) => {
    const packages = packagesFor(JSON.parse(lock));
    const watch = setInterval(() => report(packages.filter(isInstalled).length / packages.length), 500);
    // Building takes the development packages, which NODE_ENV=production would leave out.
    await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']).finally(() =>
      clearInterval(watch),
    );
  });
}

async function build() {
  const sources = [
    'src',
    'migrations',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'nest-cli.json',
    'scripts/bundle-pages.mjs',
  ];
  await once('dist/.tanggap-built', hashOfTree(sources), 'Built Tanggap', async (report) => {
    const total = sources.flatMap(filesBelow).filter((file) => /\.tsx?$/.test(file)).length;
    const watch = setInterval(
      // A file and its source map for each; the build empties the folder first.
      () => report(countBelow('dist') / (2 * total)),
      500,
    );
    await npm(['run', '--silent', 'build']).finally(() => clearInterval(watch));
  });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `✗ This is Node ${process.versions.node}; Tanggap needs 20.19 or newer.\n  → Install a newer Node from https://nodejs.org`,
  );
  process.exit(1);
}

/** Does a step unless a stamp says that it was done for the same input. */
async function once(stamp, input, label, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === input) return;
  const began = performance.now();
  rmSync(stamp, { force: true });
  const draw = (fraction) => {
    if (!process.stdout.isTTY) return;
    const full = Math.round(Math.min(1, fraction) * 30);
    process.stdout.write(
      `\r  ${label} ${'█'.repeat(full)}${'░'.repeat(30 - full)} ${Math.round(Math.min(1, fraction) * 100)} %`,
    );
  };
  draw(0);
  await work(draw);
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, input);
  const clear = process.stdout.isTTY ? '\r\x1b[K' : '';
  console.log(`${clear}✓ ${label} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

function npm(args) {
  return new Promise((resolve) => {
    const child = spawn('npm', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const stop = () => child.kill();
    process.once('SIGINT', stop).once('SIGTERM', stop);
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0) return resolve();
      if (child.killed || signal) process.exit(1);
      console.error(
        `\n${said}\n✗ "npm ${args.join(' ')}" failed.\n  → Mend what it says above, then start again.`,
      );
      process.exit(1);
    });
  });
}

/** Folders of the packages that npm installs on this machine. */
function packagesFor({ packages }) {
  const suits = (list, own) => !list || list.includes(own);
  return Object.entries(packages)
    .filter(([, { os, cpu }]) => suits(os, process.platform) && suits(cpu, process.arch))
    .map(([folder]) => folder)
    .filter((folder) => folder !== '');
}

/** npm makes all folders at once and then fills them. */
function isInstalled(folder) {
  return existsSync(join(folder, 'package.json'));
}

function countBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .length;
  } catch {
    return 0;
  }
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function hashOf(...parts) {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
}

function hashOfTree(paths) {
  return hashOf(...paths.flatMap(filesBelow).flatMap((file) => [file, readFileSync(file)]));
}
