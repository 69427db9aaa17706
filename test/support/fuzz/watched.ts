import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openWorld, type World } from '../world.js';

/** A route of the running server, its parameters as `:name`. */
export interface Route {
  readonly method: string;
  readonly url: string;
}

/** A stretch in which the event loop of the server did one thing only. */
export interface Hold {
  /** In milliseconds on the processor. */
  readonly held: number;
  /** The last requests that had come by then. */
  readonly requests: readonly string[];
}

export interface Watched {
  readonly world: World;
  readonly routes: readonly Route[];
  /** Those since the server was ready, of at least 50 ms. */
  readonly holds: () => Hold[];
}

type Line = { readonly pid: number } & ({ readonly routes: Route[] } | Hold);

/** A world whose server tells its routes, and how long it holds its event loop. */
export async function openWatched(): Promise<Watched> {
  const file = join(mkdtempSync(join(tmpdir(), 'tanggap-watch-')), 'watch.jsonl');
  const preload = pathToFileURL(join(__dirname, 'watch-loop.mjs')).href;
  const settings = (): Record<string, string> => ({
    NODE_OPTIONS: `--import ${preload}`,
    WATCH_FILE: file,
  });
  const world = await openWorld({ settings, asProcess: true });
  const linesFrom = (start: number): Line[] =>
    readFileSync(file)
      .subarray(start)
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  const server = linesFrom(0).find((line) => 'routes' in line);
  if (!server || !('routes' in server)) throw new Error('The server did not tell its routes.');
  const ready = statSync(file).size;
  return {
    world,
    routes: server.routes,
    holds: () =>
      linesFrom(ready).flatMap((line) => ('held' in line && line.pid === server.pid ? [line] : [])),
  };
}
