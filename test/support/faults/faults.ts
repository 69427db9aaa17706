import { randomInt } from 'node:crypto';
import { killAfterCommit, killBeforeCommit } from './between-steps.js';
import { evictAtRandom, deleteQueueRows } from './lost-hints.js';
import { type Member } from './member.js';
import { sleep } from './load.js';
import { type Town } from './town.js';

/** Something that goes wrong and is mended again. */
export interface Fault {
  readonly name: string;
  /** The queue backends that it can happen to. */
  readonly on: readonly ('postgres' | 'redis')[];
  /** Lets it happen while the load runs; mended when it ends. */
  readonly strike: (town: Town) => Promise<void>;
}

const both = ['postgres', 'redis'] as const;
const redisOnly = ['redis'] as const;
const postgresOnly = ['postgres'] as const;

export const faults: readonly Fault[] = [
  {
    name: 'an HTTP process is killed',
    on: both,
    strike: ({ https }: Town): Promise<void> => killOne(https),
  },
  { name: 'a worker is killed', on: both, strike: ({ workers }: Town): Promise<void> => killOne(workers) },
  {
    name: 'all workers are killed in the middle of their statement',
    on: both,
    strike: killBeforeCommit,
  },
  {
    name: 'all workers are killed after the commit, before their jobs are finished',
    on: both,
    strike: killAfterCommit,
  },
  {
    name: 'PostgreSQL is killed',
    on: both,
    strike: async ({ postgres }: Town): Promise<void> => {
      postgres.kill();
      await postgres.startAgain();
    },
  },
  {
    name: 'the connections to PostgreSQL are cut',
    on: both,
    strike: async ({ postgresProxy }: Town): Promise<void> => {
      postgresProxy.cut();
      await sleep(2_000);
      postgresProxy.restore();
    },
  },
  {
    name: 'the network to PostgreSQL stands still',
    on: both,
    strike: async ({ postgresProxy }: Town): Promise<void> => {
      postgresProxy.stall();
      await sleep(5_000);
      postgresProxy.restore();
    },
  },
  {
    name: 'every job is delivered twice more',
    on: both,
    strike: async ({ load, queue }: Town): Promise<void> => {
      const adding: Promise<unknown>[] = [];
      load.onFiled = ({ id }) => {
        const again = (nth: number): Promise<unknown> =>
          queue.add('route-complaint', { complaintId: id }, { jobId: `${id}-again-${nth}` });
        adding.push(again(1), again(2));
      };
      await sleep(5_000);
      load.onFiled = () => undefined;
      await Promise.all(adding);
    },
  },
  {
    name: 'Redis is killed',
    on: redisOnly,
    strike: async ({ redis }: Town): Promise<void> => {
      await redis?.server.process.end('SIGKILL');
      await sleep(1_000);
      await redis?.server.startAgain();
    },
  },
  {
    name: 'Redis is flushed',
    on: redisOnly,
    strike: async ({ redis }: Town): Promise<void> => {
      for (let times = 0; times < 10; times++) {
        await redis?.client.flushall();
        await sleep(200);
      }
    },
  },
  {
    name: 'Redis is out of memory',
    on: redisOnly,
    strike: async ({ redis }: Town): Promise<void> => {
      await redis?.client.config('SET', 'maxmemory-policy', 'noeviction');
      await redis?.client.config('SET', 'maxmemory', '1mb');
      await sleep(3_000);
      await redis?.client.config('SET', 'maxmemory', '0');
    },
  },
  {
    name: 'Redis loses hashes, lists and keys at random',
    on: redisOnly,
    strike: async ({ redis }: Town): Promise<void> => {
      for (let times = 0; redis && times < 60; times++) {
        await evictAtRandom(redis.client);
        await sleep(50);
      }
    },
  },
  {
    name: 'Redis is full and evicts',
    on: redisOnly,
    strike: async ({ redis, https: [http] }: Town): Promise<void> => {
      await redis?.client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await redis?.client.config('SET', 'maxmemory', '1mb');
      await sleep(3_000);
      if (await http.isReady()) throw new Error('It says that it is ready while Redis evicts.');
      await redis?.client.config('SET', 'maxmemory', '0');
      await redis?.client.config('SET', 'maxmemory-policy', 'noeviction');
    },
  },
  {
    name: 'rows of the queue are deleted at random',
    on: postgresOnly,
    strike: async ({ db }: Town): Promise<void> => {
      for (let times = 0; times < 40; times++) {
        await deleteQueueRows(db);
        await sleep(75);
      }
    },
  },
  {
    name: 'the connections to Redis are cut',
    on: redisOnly,
    strike: async ({ redis }: Town): Promise<void> => {
      redis?.proxy.cut();
      await sleep(2_000);
      redis?.proxy.restore();
    },
  },
  {
    name: 'the network to Redis stands still',
    on: redisOnly,
    strike: async ({ redis }: Town): Promise<void> => {
      redis?.proxy.stall();
      await sleep(5_000);
      redis?.proxy.restore();
    },
  },
];

/** The other goes on meanwhile. */
async function killOne(members: readonly [Member, Member]): Promise<void> {
  const member = members[randomInt(2)] ?? members[0];
  await member.kill();
  await member.start();
}
