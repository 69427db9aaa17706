import { Redis } from 'ioredis';
import { backends } from './support/redis.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

interface Integrity {
  accepted: number;
  pending: number;
  owned: number;
  lost: number;
}

const body = {
  category: 'street-light',
  description: 'Lampu jalan padam tiga malam.',
  location: { lat: -6.1766, lng: 106.8269 },
};

describe.each(backends)('with HTTP and worker apart, queues on %s', (backend) => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await openWorld({ backend, role: 'http' });
    token = await world.signIn('admin');
  });
  afterAll(() => world.close());

  const integrity = async (): Promise<Integrity> =>
    (await world.ask<Integrity>('GET', '/integrity', { token })).body;
  const file = async (count: number): Promise<void> => {
    for (let each = 0; each < count; each++)
      expect((await world.ask('POST', '/complaints', { body })).status).toBe(201);
  };
  const emptyQueue = async (): Promise<void> => {
    if (world.redis) {
      const redis = new Redis(world.redis.url);
      await redis.flushall();
      redis.disconnect();
    } else {
      const { rows } = await world.db.query<{ name: string }>(
        `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE '%job%'`,
      );
      for (const { name } of rows) await world.db.query(`TRUNCATE bullmq.${name} CASCADE`);
    }
  };

  it('keeps what is filed while no worker runs, and routes it once one does, even what lost its job', async () => {
    await file(20);
    await emptyQueue();
    await file(20);
    expect(await integrity()).toMatchObject({ accepted: 40, pending: 40, lost: 0 });
    await world.start({ ROLE: 'worker' });
    expect(await eventually(integrity, ({ pending }) => pending === 0)).toMatchObject({
      accepted: 40,
      owned: 40,
      lost: 0,
    });
    const { rows } = await world.db.query(
      'SELECT 1 FROM complaint_events GROUP BY complaint_id HAVING count(*) <> 2',
    );
    expect(rows).toEqual([]);
  });
});
