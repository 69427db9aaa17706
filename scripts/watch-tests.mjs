import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { setUp } from './setup.mjs';

// Runs tests over and over while one edits: what follows `npm run test:watch --` goes to Jest, such as a file of tests.
// A changed source is compiled on its own, as the types are checked elsewhere, so that a run begins at once.

const PAUSE = 200;

await setUp();
const { options } = ts.getParsedCommandLineOfConfigFile('tsconfig.build.json', {}, ts.sys);
// A file on its own does not know that the package holds ES modules.
const compilerOptions = { ...options, module: ts.ModuleKind.ESNext, moduleResolution: undefined };
const asked = process.argv.slice(2);
let timer;
let jest;

for (const folder of ['src', 'migrations', 'test'])
  watch(folder, { recursive: true }, (_, name) => {
    if (name === null || name.endsWith('~')) return;
    const path = join(folder, name);
    if (folder !== 'test') rebuild(path).catch((fault) => console.error(`✗ ${path}: ${fault.message}`));
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  });
run();

async function rebuild(path) {
  // What was built is no longer what the stamp says.
  rmSync('dist/.tanggap-built', { force: true });
  const target = join('dist', path);
  if (/^src[/\\]web[/\\](browser|style)/.test(path)) await bundlePages();
  else if (/\.tsx?$/.test(path)) compile(path, target.replace(/\.tsx?$/, '.js'));
  else if (existsSync(path) && /\.(sql|csv|gz|json)$/.test(path)) copyFileSync(path, target);
}

function compile(path, target) {
  if (!existsSync(path)) return rmSync(target, { force: true });
  if (/\.(spec|d)\.ts$/.test(path)) return;
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions,
    fileName: path,
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
  writeFileSync(`${target}.map`, sourceMapText);
}

function bundlePages() {
  return new Promise((resolve) =>
    spawn(process.execPath, ['scripts/bundle-pages.mjs'], { stdio: 'inherit' }).once('close', resolve),
  );
}

/** Begins a run; one that is under way is of what was. */
function run() {
  jest?.kill();
  jest = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...asked], { stdio: 'inherit' });
}
