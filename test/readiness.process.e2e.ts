import { Redis } from 'ioredis';
import { hasRedis } from './support/redis.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const body = { category: 'road', description: 'Jalan rusak berat.', address: 'Di sini' };

(hasRedis ? describe : describe.skip)('while only the queue is down', () => {
  let world: World;
  const numbers: string[] = [];
  beforeAll(async () => {
    world = await openWorld({ backend: 'redis' });
  });
  afterAll(() => world.close());

  const readiness = (): Promise<{ status: number; body: { code?: string; detail?: string } }> =>
    world.ask('GET', '/health/ready');
  const isReady = (): Promise<unknown> => eventually(readiness, ({ status }) => status === 200);
  const isUnready = async (): Promise<void> => {
    const { body } = await eventually(readiness, ({ status }) => status === 503);
    expect(body.code).toBe('unavailable');
    expect(body.detail).toContain('queue');
    expect(body.detail).not.toContain('database');
  };
  /** More than one bulk of nudges would hold. */
  const fileMany = async (): Promise<void> => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => world.ask<{ number: string }>('POST', '/complaints', { body })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    numbers.push(...answers.map((answer) => answer.body.number));
  };
  const areOwned = async (): Promise<void> => {
    const statusOf = async (number: string): Promise<unknown> =>
      (await world.ask('GET', `/complaints/${number}`)).body.status;
    await eventually(
      () => Promise.all(numbers.map(statusOf)),
      (statuses) => statuses.every((status) => status === 'waiting'),
      40_000,
    );
  };

  it('it is not ready, but files all the same, and is ready again by itself: Redis hangs', async () => {
    await isReady();
    world.redis?.process.child.kill('SIGSTOP');
    await isUnready();
    await fileMany();
    world.redis?.process.child.kill('SIGCONT');
    await isReady();
    await areOwned();
  });

  it('the same where Redis is killed, and started anew', async () => {
    await world.redis?.process.end('SIGKILL');
    await isUnready();
    await fileMany();
    await world.redis?.startAgain();
    await isReady();
    await areOwned();
  });

  it('nor is it ready while Redis may throw jobs away, but says what to do, and files and routes all the same', async () => {
    const redis = new Redis(world.redis?.url ?? '');
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const { body } = await eventually(readiness, ({ status }) => status === 503);
    expect(body.code).toBe('queue_evicts');
    expect(body.detail).toContain('allkeys-lru');
    expect(body.detail).toContain('CONFIG SET maxmemory-policy noeviction');
    const worker = await world.start({ ROLE: 'worker' });
    expect(worker.said()).toMatch(
      /⚠ REDIS_URL: .* is allkeys-lru\..*\n {2}→ Set maxmemory-policy to noeviction/,
    );
    await fileMany();
    await areOwned();
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    redis.disconnect();
    await isReady();
    await worker.end();
  });

  it('and it can be stopped while Redis hangs', async () => {
    const another = await world.start({ ROLE: 'worker' });
    world.redis?.process.child.kill('SIGSTOP');
    await isUnready();
    expect(await another.end()).toBe(0);
    world.redis?.process.child.kill('SIGCONT');
    await isReady();
  });
});
