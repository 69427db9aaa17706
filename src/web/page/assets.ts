import fastifyStatic from '@fastify/static';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../public/', import.meta.url);
const PREFIX = '/aset/';

let names: Readonly<Record<string, string>> | undefined;

/**
 * Where a browser finds a script or a style sheet, by the name of its source: `pages.js`, `pages.css`. The name
 * changes with the content.
 */
export function assetPath(source: string): string {
  names ??= JSON.parse(readFileSync(new URL('names.json', folder), 'utf8')) as Record<string, string>;
  const name = names[source];
  if (name === undefined) throw new Error(`src/web has no asset ${source}.`);
  return PREFIX + name;
}

/** Serves what the build made, for browsers to keep for good. */
export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, {
    root: fileURLToPath(folder),
    prefix: PREFIX,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
}
