import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, run, type Spawned } from './processes.js';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** The queue backends to test: Redis too, where it is installed. */
export const backends: readonly ('postgres' | 'redis')[] = [
  'postgres',
  ...(hasRedis ? (['redis'] as const) : []),
];

export interface RedisServer {
  readonly url: string;
  /** The process that serves at present. */
  readonly process: Spawned;
  /** Starts it anew where it was, once it has ended. */
  startAgain(): Promise<void>;
}

/** A Redis of this test's own; what it was told is there again when it starts anew. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-redis-'));
  const start = async (): Promise<Spawned> => {
    const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--dir', folder];
    const server = run('redis-server', ['--port', String(port), ...options], {}, '/tmp');
    await server.says('Ready to accept connections');
    return server;
  };
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    get process() {
      return server;
    },
    startAgain: async () => {
      server = await start();
    },
  };
}
