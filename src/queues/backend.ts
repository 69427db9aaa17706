import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type PostgresPoolConfig,
  type RedisOptions,
} from 'bullmq';
import { type Config } from '../config/config.js';
import { errorBackoff } from './error-backoff.js';

/** How to reach the queues in PostgreSQL: options of a pool of `pg`. */
type PostgresQueueConnection = PostgresPoolConfig & { connectionString: string };

/** How to reach the queues in Redis: options of `ioredis`. */
type RedisQueueConnection = RedisOptions & { url: string };

/** The `connection` that `BullModule.forRoot` gets. Its type decides on the backend of every queue and worker. */
export type QueueConnection = PostgresQueueConnection | RedisQueueConnection;

/** The schema of the queues in PostgreSQL. */
export const QUEUES_SCHEMA = 'bullmq';

/** Longest wait for an answer of the server, in milliseconds. */
const TIMEOUT_MS = 4_000;

/**
 * Connections of one queue to PostgreSQL, as part of those that the process has for all else, and of one worker, as a
 * multiple of those of its queue. The concurrent jobs of a worker share them.
 */
const PART_OF_POOL = 1 / 5;
const WORKER_TIMES_QUEUE = 2;

const createPostgres = errorBackoff(createPostgresBackend);
const createRedis = errorBackoff(createRedisBackend);

/** Creates the BullMQ backend that belongs to the connection. */
export const createBackend: BackendFactory<IQueueBackend, QueueConnection> = (name, options, flags) => {
  const { connection } = options;
  return isRedis(connection)
    ? createRedis(name, { ...options, connection }, flags)
    : createPostgres(name, { ...options, connection }, flags);
};

/** Redis where `REDIS_URL` names one, otherwise the PostgreSQL that holds everything else. */
export function queueConnection(
  config: Pick<Config, 'redisUrl' | 'databasePoolSize'>,
  databaseUrl: string,
): QueueConnection {
  return config.redisUrl === undefined
    ? {
        connectionString: databaseUrl,
        schema: QUEUES_SCHEMA,
        max: Math.ceil(config.databasePoolSize * PART_OF_POOL),
        connectionTimeoutMillis: TIMEOUT_MS,
        query_timeout: TIMEOUT_MS,
        keepAlive: true,
        // A job that is lost in a crash of the server is enqueued again by a reconciler, so no commit waits for the disk.
        options: '-c synchronous_commit=off',
      }
    : {
        url: config.redisUrl,
        retryStrategy,
        // Filing must not wait for a Redis that is down. A reconciler enqueues again.
        enableOfflineQueue: false,
        maxRetriesPerRequest: 0,
        socketTimeout: TIMEOUT_MS,
      };
}

/** The connection of a worker to the server of a queue. Unlike a queue it waits for a Redis that is down. */
export function workerConnection(connection: QueueConnection): QueueConnection {
  return isRedis(connection)
    ? { url: connection.url, retryStrategy, maxRetriesPerRequest: null }
    : { ...connection, max: connection.max && connection.max * WORKER_TIMES_QUEUE };
}

export function isRedis(connection: QueueConnection): connection is RedisQueueConnection {
  return 'url' in connection;
}

function retryStrategy(times: number): number {
  return Math.min(times * 100, 1_000);
}
