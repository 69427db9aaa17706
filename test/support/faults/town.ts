import { createPostgresBackend, createRedisBackend, type Queue, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { openClient } from '../api-client.js';
import { ADMIN, makeFolder, signIn } from '../own-data.js';
import { type RedisServer, startRedis } from '../redis.js';
import { openProxy, type TcpProxy } from '../tcp-proxy.js';
import { eventually, PASSWORD } from '../world.js';
import { clockAheadBy, HOUR } from '../wrong-clock.js';
import { Load } from './load.js';
import { type Member, startMember } from './member.js';
import { type PostgresServer, startPostgres } from './own-postgres.js';

/** A Tanggap of several processes whose servers and network belong to the test, and citizens who file. */
export interface Town {
  readonly postgres: PostgresServer;
  readonly postgresProxy: TcpProxy;
  /** The queues' server, where it is another. */
  readonly redis?: { readonly server: RedisServer; readonly proxy: TcpProxy; readonly client: Redis };
  /** The second of each has a clock that is wrong by an hour. */
  readonly https: readonly [Member, Member];
  readonly workers: readonly [Member, Member];
  /** Past the proxies, as the queue is. */
  readonly db: pg.Pool;
  readonly queue: Queue;
  readonly load: Load;
  /** When the first was filed, by the clock of the database. */
  readonly since: Date;
  /** What Tanggap itself says of its complaints. */
  integrity(): Promise<{ accepted: number; lost: number }>;
  /** Waits until all servers answer all processes. */
  recovered(): Promise<void>;
  close(): Promise<void>;
}

/** @param pause between two filings of one citizen, in milliseconds */
export async function openTown(backend: 'postgres' | 'redis', pause?: number): Promise<Town> {
  const postgres = await startPostgres();
  const postgresProxy = await openProxy(postgres.port);
  const redis = backend === 'redis' ? await openRedis() : undefined;
  const env = {
    DATABASE_URL: at(postgres.url, postgresProxy),
    DATA_DIR: makeFolder(),
    DEMO_PASSWORD: PASSWORD,
    ...(redis && { REDIS_URL: at(redis.server.url, redis.proxy) }),
  };
  const http = await startMember('HTTP', { ...env, ROLE: 'http' });
  const [laterHttp, worker, earlierWorker] = await Promise.all([
    startMember('HTTP an hour ahead', { ...env, ROLE: 'http', ...clockAheadBy(HOUR) }),
    startMember('worker', { ...env, ROLE: 'worker' }),
    startMember('worker an hour behind', { ...env, ROLE: 'worker', ...clockAheadBy(-HOUR) }),
  ]);
  const https = [http, laterHttp] as const;
  const workers = [worker, earlierWorker] as const;
  const db = new pg.Pool({ connectionString: postgres.url, max: 3 });
  db.on('error', () => undefined);
  const queue = openQueue(postgres.url, redis?.server.url);
  const load = new Load(
    https.map(({ base }) => base),
    await openClient(db, 'jaki'),
    pause,
  );
  const { token } = await signIn(http.base, ADMIN, PASSWORD);
  const { rows } = await db.query<{ now: Date }>('SELECT now()');
  return {
    postgres,
    postgresProxy,
    redis,
    https,
    workers,
    db,
    queue,
    load,
    since: rows[0]?.now ?? new Date(),
    integrity: async () => {
      const answer = await fetch(`${http.base}/api/v1/integrity`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return (await answer.json()) as { accepted: number; lost: number };
    },
    recovered: async () => {
      for (const member of https) await eventually(() => member.isReady(), Boolean, 30_000);
    },
    close: async () => {
      await load.stop();
      await Promise.all([...https, ...workers].map((member) => member.stop()));
      await queue.close();
      await db.end();
      redis?.client.disconnect();
      redis?.proxy.close();
      postgresProxy.close();
      await redis?.server.process.end();
      await postgres.stop();
    },
  };
}

async function openRedis(): Promise<NonNullable<Town['redis']>> {
  const server = await startRedis();
  const client = new Redis(server.url, { maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  return { server, client, proxy: await openProxy(Number(new URL(server.url).port)) };
}

function openQueue(postgresUrl: string, redisUrl: string | undefined): Queue {
  const onPostgres = { connectionString: postgresUrl, schema: 'bullmq', max: 2 };
  const queue =
    redisUrl === undefined
      ? new (withBackend(createPostgresBackend).Queue)('route-complaint', { connection: onPostgres })
      : new (withBackend(createRedisBackend).Queue)('route-complaint', { connection: { url: redisUrl } });
  queue.on('error', () => undefined);
  return queue as unknown as Queue;
}

function at(url: string, proxy: TcpProxy): string {
  const through = new URL(url);
  through.port = String(proxy.port);
  return through.href;
}
