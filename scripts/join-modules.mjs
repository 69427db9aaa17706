import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'esbuild';

// Joins the modules of dist/src and dist/migrations into few files beside the two programs, dist/joined/main.js and
// dist/joined/cli.js. Resolving and reading hundreds of modules took a third of each start.

const target = 'dist/joined';

await build({
  entryPoints: ['dist/src/main.js', 'dist/src/cli.js'],
  outdir: target,
  entryNames: '[name]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Injection and the documents of the API go by the names of classes.
  keepNames: true,
  // For node --enable-source-maps: nothing reads it otherwise.
  sourcemap: true,
  sourcesContent: false,
  plugins: [{ name: 'beside its files', setup: besideItsFiles }],
});

/** A module that reads files beside it, as SQL, finds them where it was. */
function besideItsFiles({ onLoad }) {
  onLoad({ filter: /\.js$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const place = `new URL('${relative(target, path)}', import.meta.url).href`;
    return text.includes('import.meta.url')
      ? { contents: text.replaceAll('import.meta.url', place) }
      : undefined;
  });
}
