import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

// Makes what browsers load beside the pages: each script of src/web/browser and each style sheet of src/web/style
// under a name that changes with its content, compressed once for all, and a list of these names.

const target = 'dist/src/web/public';
const scripts = readdirSync('src/web/browser').filter((name) => name.endsWith('.ts'));

rmSync(target, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [
    ...scripts.map((name) => `src/web/browser/${name}`),
    'src/web/style/pages.css',
    'src/web/style/docs.css',
  ],
  outdir: target,
  entryNames: '[name]-[hash]',
  chunkNames: 'shared-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2020', 'chrome90', 'safari15', 'firefox90'],
  minify: true,
  metafile: true,
  loader: { '.png': 'file', '.svg': 'file' },
  tsconfig: 'src/web/browser/tsconfig.json',
});

const named = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
  entryPoint ? [[basename(entryPoint).replace(/\.ts$/, '.js'), basename(path)]] : [],
);
for (const name of readdirSync(target).filter((each) => /\.(js|css|svg)$/.test(each))) {
  const bytes = readFileSync(join(target, name));
  writeFileSync(join(target, `${name}.br`), brotliCompressSync(bytes));
  writeFileSync(join(target, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
writeFileSync(join(target, 'names.json'), JSON.stringify(Object.fromEntries(named)));
