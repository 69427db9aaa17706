import { Redis } from 'ioredis';
import pg from 'pg';
import { startRedis } from './redis.js';
import { copyTemplate } from './world.js';

/** What queues live in, and what can happen to it. */
export interface QueueServer {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  /** The database, for what a test wants to know of it. */
  readonly db: pg.Pool;
  /** Is away for a moment, with every connection cut; what it was told is there again. */
  restart(): Promise<void>;
  /** Answers nothing more until what is given back is called. */
  hang(): Promise<() => Promise<void>>;
  /** As if the worker of a job had been killed so often. */
  setStalls(queue: string, job: string, times: number): Promise<void>;
  /** Takes from a waiting job all but its id, as a server does that evicts. */
  losePayload(queue: string, job: string): Promise<void>;
  /** As if a job had stalled too often. */
  giveUp(queue: string, job: string): Promise<void>;
  close(): Promise<void>;
}

export async function openQueueServer(backend: 'postgres' | 'redis'): Promise<QueueServer> {
  const databaseUrl = await copyTemplate();
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  db.on('error', () => undefined);
  return backend === 'redis' ? onRedis(databaseUrl, db) : onPostgres(databaseUrl, db);
}

async function onRedis(databaseUrl: string, db: pg.Pool): Promise<QueueServer> {
  const redis = await startRedis();
  const ask = async (work: (client: Redis) => Promise<unknown>): Promise<void> => {
    const client = new Redis(redis.url);
    await work(client);
    client.disconnect();
  };
  return {
    databaseUrl,
    redisUrl: redis.url,
    db,
    restart: async () => {
      await redis.process.end('SIGKILL');
      await redis.startAgain();
    },
    hang: () => {
      const { child } = redis.process;
      child.kill('SIGSTOP');
      return Promise.resolve(() => Promise.resolve(void child.kill('SIGCONT')));
    },
    setStalls: (queue, job, times) => ask((client) => client.hset(`bull:${queue}:${job}`, 'stc', times)),
    losePayload: (queue, job) => ask((client) => client.del(`bull:${queue}:${job}`)),
    giveUp: (queue, job) => ask((client) => client.hset(`bull:${queue}:${job}`, 'defa', 'stalled too often')),
    close: async () => {
      await db.end();
      await redis.process.end();
    },
  };
}

/** The server is shared with other tests, so that only this database may go away or hang. */
function onPostgres(databaseUrl: string, db: pg.Pool): QueueServer {
  const name = new URL(databaseUrl).pathname.slice(1);
  const elsewhere = new URL(databaseUrl);
  elsewhere.pathname = '/postgres';
  return {
    databaseUrl,
    db,
    restart: async () => {
      const server = new pg.Client({ connectionString: elsewhere.href });
      await server.connect();
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await server.end();
    },
    hang: async () => {
      const holder = await db.connect();
      await holder.query('BEGIN; LOCK TABLE bullmq.job, bullmq.meta');
      return async () => {
        await holder.query('ROLLBACK');
        holder.release();
      };
    },
    setStalls: async (queue, job, times) => {
      await db.query('UPDATE bullmq.job SET stalled_count = $3 WHERE queue = $1 AND id = $2', [
        queue,
        job,
        times,
      ]);
    },
    losePayload: async (queue, job) => {
      await db.query(`UPDATE bullmq.job SET data = '{}', opts = '{}' WHERE queue = $1 AND id = $2`, [
        queue,
        job,
      ]);
    },
    giveUp: async (queue, job) => {
      await db.query(
        `UPDATE bullmq.job SET deferred_failure = 'stalled too often' WHERE queue = $1 AND id = $2`,
        [queue, job],
      );
    },
    close: () => db.end(),
  };
}
