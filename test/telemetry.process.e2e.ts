import pg from 'pg';
import { pothole } from './support/citizen.js';
import { type FiguresShown, scrape } from './support/telemetry.js';
import { freePort } from './support/processes.js';
import { backends } from './support/redis.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const DURATION = 'tanggap_http_request_duration_seconds_count';
const MEDIAN_WAIT = 'tanggap_filed_to_owned_seconds{quantile="0.5"}';

describe.each(backends)('/metrics, with HTTP and worker apart and queues on %s', (backend) => {
  let world: World;
  let workerBase: string;
  const numbers: string[] = [];
  beforeAll(async () => {
    world = await openWorld({ backend, role: 'http', asProcess: true });
    workerBase = `http://127.0.0.1:${await freePort()}`;
  });
  afterAll(() => world.close());

  it('shows what waits while no worker runs', async () => {
    for (let each = 0; each < 3; each++) {
      const { body } = await world.ask<{ number: string }>('POST', '/complaints', { body: pothole });
      numbers.push(body.number);
    }
    const queued = (seen: FiguresShown): number =>
      seen.get('tanggap_queue_jobs{kind="route-complaint",state="waiting"}') ?? 0;
    const seen = await eventually(
      () => scrape(world.base),
      (figures) => queued(figures) === 3,
    );
    expect(seen.get('tanggap_complaints_pending')).toBe(3);
    expect(seen.get('tanggap_oldest_pending_age_seconds')).toBeGreaterThan(0);
    expect(seen.get('tanggap_dead_letters')).toBe(0);
    expect(seen.get('tanggap_database_up')).toBe(1);
    expect(seen.get('tanggap_queue_up')).toBe(1);
    expect([...seen.keys()].filter((series) => series.startsWith('tanggap_filed_to_owned'))).toEqual([]);
  });

  it('shows the same of the city from every process, the worker too, as its rows say', async () => {
    await world.start({ ROLE: 'worker', WORKER_PORT: new URL(workerBase).port });
    const ofWorker = await eventually(
      () => scrape(workerBase),
      // The figures of one scrape are read one after another.
      (seen) => seen.get('tanggap_complaints_pending') === 0 && seen.has(MEDIAN_WAIT),
    );
    expect(ofWorker.get('tanggap_oldest_pending_age_seconds')).toBe(0);
    const { rows } = await world.db.query<{ p50: number }>(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM routed.at - filed.at)::float8) AS p50
       FROM complaint_events filed JOIN complaint_events routed USING (complaint_id)
       WHERE filed.kind = 'filed' AND routed.kind = 'routed'`,
    );
    expect(ofWorker.get(MEDIAN_WAIT)).toBeCloseTo(rows[0]?.p50 ?? -1, 6);
    const ofCity = (seen: FiguresShown): string[] =>
      [...seen]
        .filter(([series]) => /^tanggap_(complaints|oldest|filed|dead|database)/.test(series))
        .map(([series, value]) => `${series} ${value}`);
    expect(ofCity(await scrape(world.base))).toEqual(ofCity(ofWorker));
  });

  it('counts requests by the pattern of their route, and names nobody', async () => {
    await world.ask('GET', `/complaints/${numbers[0]}`);
    await world.ask('GET', '/complaints/JKT-26-AAAAAA-A');
    await world.ask('GET', `/nowhere/${numbers[0]}`);
    const seen = await scrape(world.base);
    const counted = (method: string, route: string, status: number): number | undefined =>
      seen.get(`${DURATION}{method="${method}",route="${route}",status="${status}"}`);
    expect(counted('POST', '/api/v1/complaints', 201)).toBe(3);
    expect(counted('GET', '/api/v1/complaints/:number', 200)).toBe(1);
    expect(counted('GET', '/api/v1/complaints/:number', 404)).toBe(1);
    expect(counted('GET', 'none', 404)).toBe(1);
    expect([...seen.keys()].join('\n')).not.toContain(numbers[0]);
    for (const series of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds']) {
      expect(seen.get(series)).toBeGreaterThan(0);
    }
  });

  it('gives the worker its health, and a problem for every other address', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect((await fetch(workerBase + path)).status).toBe(200);
    }
    const answer = await fetch(`${workerBase}/api/v1/complaints`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'route_not_found' });
  });

  it('is for nobody who comes by way of a proxy', async () => {
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
      const answer = await fetch(`${world.base}/metrics`, { headers: { [name]: '192.0.2.7' } });
      expect([name, answer.status]).toEqual([name, 403]);
      expect(await answer.json()).toMatchObject({ code: 'metrics_closed' });
    }
  });

  it('is on its own port where there is one, and for those with the token where there is one', async () => {
    const [port = 0, metricsPort = 0, openPort = 0] = [await freePort(), await freePort(), await freePort()];
    const token = 'token-untuk-prometheus-saja';
    const withToken = { headers: { authorization: `Bearer ${token}` } };
    const closed = await world.start({
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      METRICS_TOKEN: token,
    });
    const open = await world.start({
      ROLE: 'worker',
      PUBLIC_URL: 'https://tanggap.kota.example',
      WORKER_PORT: String(openPort),
      METRICS_PORT: String(metricsPort),
    });
    const at = async (of: number, path: string, asking = {}): Promise<number> =>
      (await fetch(`http://127.0.0.1:${of}${path}`, asking)).status;
    expect(await at(port, '/metrics')).toBe(403);
    expect(await at(port, '/metrics', withToken)).toBe(403);
    expect(await at(port, '/health/ready')).toBe(200);
    expect(await at(metricsPort, '/metrics')).toBe(403);
    expect(await at(metricsPort, '/metrics', { headers: { authorization: `Bearer ${token}x` } })).toBe(403);
    expect(await at(metricsPort, '/metrics', withToken)).toBe(200);
    expect(await at(metricsPort, '/api/v1/categories', withToken)).toBe(404);
    expect(await at(openPort, '/metrics')).toBe(200);
    await Promise.all([closed.end(), open.end()]);
  });

  it('answers while database and queue are away, and says so, until they are back', async () => {
    const [away, back] = [false, true].map((up) => async (base: string) => {
      const seen = await eventually(
        () => scrape(base),
        (figures) =>
          (figures.get('tanggap_database_up') === 1) === up && (figures.get('tanggap_queue_up') === 1) === up,
      );
      expect(seen.has('tanggap_complaints_pending')).toBe(up);
      expect(seen.get('process_resident_memory_bytes')).toBeGreaterThan(0);
    }) as [(base: string) => Promise<void>, (base: string) => Promise<void>];
    const reopen = await closeDatabase(world);
    if (world.redis) await world.redis.process.end();
    await away(world.base);
    await away(workerBase);
    await reopen();
    if (!world.redis) {
      await back(world.base);
      await back(workerBase);
    }
  });
});

/** Cuts every connection to the database of a world and lets nobody in again, until what it gives is called. */
async function closeDatabase(world: World): Promise<() => Promise<void>> {
  const url = new URL(world.env.DATABASE_URL ?? '');
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const asked = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  world.db.on('error', () => undefined);
  await asked(
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
  return () => asked(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
}
