import { spawnSync } from 'node:child_process';
import { freePort, run, type Spawned } from './processes.js';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** The queue backends to test: Redis too, where it is installed. */
export const backends: readonly ('postgres' | 'redis')[] = [
  'postgres',
  ...(hasRedis ? (['redis'] as const) : []),
];

export interface RedisServer {
  readonly url: string;
  readonly process: Spawned;
}

/** A Redis of this test's own, in memory. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const process = run(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {},
    '/tmp',
  );
  await process.says('Ready to accept connections');
  return { url: `redis://127.0.0.1:${port}`, process };
}
