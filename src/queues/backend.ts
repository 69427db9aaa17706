import {
  createPostgresBackend,
  createRedisBackend,
  type Processor,
  type Queue,
  type Worker,
  withBackend,
} from 'bullmq';
import { type Config } from '../config/config.js';

/** Which database the queues live in, and how to reach it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string): Queue;
  openWorker(name: string, concurrency: number, work: Processor): Worker;
}

/** Redis where `REDIS_URL` names one, otherwise the PostgreSQL that holds everything else. */
export function chooseBackend(config: Pick<Config, 'redisUrl'>, databaseUrl: string): QueueBackend {
  return config.redisUrl === undefined ? onPostgres(databaseUrl) : onRedis(config.redisUrl);
}

function onPostgres(connectionString: string): QueueBackend {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = (max: number) => ({ connectionString, schema: 'bullmq', migrate: true, max });
  return {
    kind: 'postgres',
    openQueue: (name) => new Queue(name, { connection: connection(4) }) as unknown as Queue,
    openWorker: (name, concurrency, work) =>
      new Worker(name, work, { connection: connection(concurrency), concurrency }) as unknown as Worker,
  };
}

function onRedis(url: string): QueueBackend {
  const { Queue, Worker } = withBackend(createRedisBackend);
  return {
    kind: 'redis',
    // Filing must not wait for a Redis that is away: the sweep nudges again.
    openQueue: (name) =>
      new Queue(name, { connection: { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 } }),
    openWorker: (name, concurrency, work) =>
      new Worker(name, work, { connection: { url, maxRetriesPerRequest: null }, concurrency }),
  };
}
