import { Redis } from 'ioredis';
import { deleteQueueRows } from './support/faults/lost-hints.js';
import { scrape } from './support/telemetry.js';
import { freePort, type Spawned } from './support/processes.js';
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
  let workerPort: number;
  const workers: Spawned[] = [];
  beforeAll(async () => {
    workerPort = await freePort();
    world = await openWorld({ backend, role: 'http' });
    token = await world.signIn('admin');
  });
  afterAll(() => world.close());

  const integrity = async (): Promise<Integrity> =>
    (await world.ask<Integrity>('GET', '/integrity', { token })).body;
  const startWorker = async (): Promise<void> => {
    workers.push(await world.start({ ROLE: 'worker', WORKER_PORT: String(workerPort) }));
  };
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

  /** The jobs of these, and no others, are in the queue then: they are added after the answer. */
  const fileWithoutWorkers = async (count: number): Promise<void> => {
    await Promise.all(workers.splice(0).map((worker) => worker.end()));
    await emptyQueue();
    await file(count);
    await eventually(
      () => scrape(world.base),
      (seen) => seen.get('tanggap_queue_jobs{kind="route-complaint",state="waiting"}') === count,
    );
  };
  /** As a Redis does that is full and evicts, and as nothing does to PostgreSQL but a hand. */
  const loseHints = async (): Promise<void> => {
    if (!world.redis) return deleteQueueRows(world.db);
    const redis = new Redis(world.redis.url);
    // The lists of ids stay: what they lead to is gone.
    const payloads = (await redis.keys('bull:*')).filter((key) => /[0-9a-f]{12}$/.test(key));
    await redis.del(payloads.filter((_, place) => place % 2 === 0));
    redis.disconnect();
  };

  it('keeps what is filed while no worker runs, and routes it once one does, even what lost its job', async () => {
    await file(20);
    await emptyQueue();
    await file(20);
    expect(await integrity()).toMatchObject({ accepted: 40, pending: 40, lost: 0 });
    await startWorker();
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

  it('gives every complaint its owner, whatever of its job is lost while it waits', async () => {
    await fileWithoutWorkers(40);
    await loseHints();
    await startWorker();
    expect(await eventually(integrity, ({ pending }) => pending === 0)).toMatchObject({
      accepted: 80,
      owned: 80,
      lost: 0,
    });
    const { rows } = await world.db.query('SELECT subject, reason FROM dead_letters');
    expect(rows).toEqual([]);
    if (!world.redis) return;
    const seen = await scrape(`http://127.0.0.1:${workerPort}`);
    expect(seen.get('tanggap_lost_hints_total{kind="route-complaint"}')).toBe(20);
  });

  it('heals the dead letters that an earlier version made of lost hints, and keeps those of failures', async () => {
    await fileWithoutWorkers(3);
    await emptyQueue();
    const { rows } = await world.db.query<{ id: string }>(
      `SELECT id FROM complaints WHERE status = 'received' ORDER BY id`,
    );
    const [hidden = '', failed = '', free = ''] = rows.map(({ id }) => id);
    const write = (subject: string, reason: string): Promise<unknown> =>
      world.db.query(
        `INSERT INTO dead_letters VALUES (gen_random_uuid(), 'route-complaint', $1, $2, 1, now())`,
        [subject, reason],
      );
    await write(hidden, 'It cannot be read: complaintId: Invalid input');
    await write(`${free}-17`, 'job stalled more than allowable limit');
    await write(failed, 'There is no office "31.71.01.1009".');
    await world.db.query(`DELETE FROM migrations WHERE name = 'TrueDeadLetters1764000000041'`);
    await startWorker();
    expect(await eventually(integrity, ({ pending }) => pending === 1)).toMatchObject({ owned: 82, lost: 0 });
    expect((await world.db.query('SELECT subject FROM dead_letters')).rows).toEqual([{ subject: failed }]);
  });
});
