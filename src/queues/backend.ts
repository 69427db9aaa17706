import {
  createPostgresBackend,
  createRedisBackend,
  type Processor,
  type Queue,
  type Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq';
import { type Config } from '../config/config.js';
import { evictionPolicyIn } from './eviction-policy.js';
import { errorBackoff } from './error-backoff.js';

/** Which database the queues live in, and how to reach it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string): Queue;
  openWorker(name: string, concurrency: number, work: Processor): Worker;
  /** What the server of a queue throws away when it is full, in the words of Redis; undefined where it does not tell. */
  evictionPolicy(queue: Queue): Promise<string | undefined>;
}

/** Where the queues lie in PostgreSQL. */
export const QUEUES_SCHEMA = 'bullmq';

/** Longest wait for an answer of the server, in milliseconds: one that hangs is as good as away. */
const TIMEOUT_MS = 4_000;

/** Of one worker to PostgreSQL; the jobs it works on at once share them. */
const MOST_CONNECTIONS = 8;

/** The jobs of a killed worker come back within seconds, but not for ever: one of them may be what kills it. */
const workerOptions = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
  runRetryDelay: 1_000,
  // A job whose payload is lost has lost these options of its own, too.
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} satisfies Partial<WorkerOptions>;

/** Redis where `REDIS_URL` names one, otherwise the PostgreSQL that holds everything else. */
export function chooseBackend(config: Pick<Config, 'redisUrl'>, databaseUrl: string): QueueBackend {
  return config.redisUrl === undefined ? onPostgres(databaseUrl) : onRedis(config.redisUrl);
}

function onPostgres(connectionString: string): QueueBackend {
  const { Queue, Worker } = withBackend(errorBackoff(createPostgresBackend));
  const connection = (max: number) => ({
    connectionString,
    schema: QUEUES_SCHEMA,
    max,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    keepAlive: true,
    // Jobs are hints: one that a crash of the server takes along is nudged again, so none waits for the disk.
    options: '-c synchronous_commit=off',
  });
  return {
    kind: 'postgres',
    openQueue: (name) => new Queue(name, { connection: connection(4) }) as unknown as Queue,
    openWorker: (name, concurrency, work) =>
      new Worker(name, work, {
        ...workerOptions,
        connection: connection(MOST_CONNECTIONS),
        concurrency,
      }) as unknown as Worker,
    evictionPolicy: () => Promise.resolve(undefined),
  };
}

function onRedis(url: string): QueueBackend {
  const { Queue, Worker } = withBackend(errorBackoff(createRedisBackend));
  const connection = { url, retryStrategy: (times: number) => Math.min(times * 100, 1_000) };
  return {
    kind: 'redis',
    // Filing must not wait for a Redis that is away: the sweep nudges again.
    openQueue: (name) =>
      new Queue(name, {
        connection: {
          ...connection,
          enableOfflineQueue: false,
          maxRetriesPerRequest: 0,
          socketTimeout: TIMEOUT_MS,
        },
      }),
    openWorker: (name, concurrency, work) =>
      new Worker(name, work, {
        ...workerOptions,
        connection: { ...connection, maxRetriesPerRequest: null },
        concurrency,
      }),
    evictionPolicy: async (queue) => {
      const client = await queue.backend.client;
      return evictionPolicyIn(await client.info());
    },
  };
}
