import { connect } from 'node:net';
import { pothole } from './support/citizen.js';
import { scrape } from './support/telemetry.js';
import { Load } from './support/load.js';
import { freePort, type Spawned } from './support/processes.js';
import { backends } from './support/redis.js';
import { holdComplaints } from './support/still.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

describe.each(backends)('SIGTERM in the middle of a load, roles apart, queues on %s', (backend) => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ backend, role: 'http' })));
  let load: Load | undefined;
  let release = (): Promise<void> => Promise.resolve();
  afterEach(async () => {
    await release();
    await load?.end();
  });
  afterAll(() => world.close());

  /** A further HTTP process, which can be stopped. */
  const startHttp = async (): Promise<{ http: Spawned; base: string; port: number }> => {
    const port = await freePort();
    const http = await world.start({ ROLE: 'http', PORT: String(port) });
    return { http, base: `http://127.0.0.1:${port}`, port };
  };
  const stored = async (name: string): Promise<string[]> => {
    const { rows } = await world.db.query<{ address: string }>(
      'SELECT address FROM complaints WHERE starts_with(address, $1)',
      [name],
    );
    return rows.map(({ address }) => address).sort();
  };
  const enough = (load: Load, count: number): Promise<unknown> =>
    eventually(
      () => Promise.resolve(load.answers.length),
      (seen) => seen >= count,
    );

  it('lets an HTTP process answer what it took: every 201 is stored, and nothing without one', async () => {
    const { http, base } = await startHttp();
    load = new Load(base, 'load', 6);
    await enough(load, 100);
    expect(await http.end('SIGTERM')).toBe(0);
    await load.end();
    expect(load.cutShort).toEqual([]);
    const others = load.answers.filter(({ status }) => status !== 201);
    for (const { status, code } of others) expect([status, code]).toEqual([503, 'stopping']);
    expect(await stored('load')).toEqual(load.accepted());
  });

  it('answers what waits for the database, and refuses what comes after on the same connection', async () => {
    const { http, base, port } = await startHttp();
    release = await holdComplaints(world);
    const client = connect(port, '127.0.0.1');
    let said = '';
    client.setEncoding('utf8').on('data', (text: string) => (said += text));
    const file = (address: string): void => {
      const body = JSON.stringify({ ...pothole, address });
      const length = Buffer.byteLength(body);
      const head = 'POST /api/v1/complaints HTTP/1.1\r\nhost: tanggap\r\ncontent-type: application/json\r\n';
      client.write(`${head}content-length: ${length}\r\n\r\n${body}`);
    };
    file('waits-taken');
    await eventually(
      () => scrape(base),
      (seen) => seen.get('tanggap_http_requests_in_hand') === 1,
    );
    http.child.kill('SIGTERM');
    await eventually(
      () =>
        fetch(`${base}/health/live`).then(
          () => true,
          () => false,
        ),
      (listens) => !listens,
    );
    file('waits-refused');
    await release();
    expect(await http.exit).toBe(0);
    expect(said.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 201', 'HTTP/1.1 503']);
    const [, refusal = ''] = said.split('HTTP/1.1 503');
    expect(refusal).toMatch(/^connection: close\r$/im);
    expect(refusal).toMatch(/^retry-after: 5\r$/im);
    expect(refusal).toContain('"code":"stopping"');
    expect(await stored('waits')).toEqual(['waits-taken']);
  });

  it('lets a worker finish the jobs in hand, and the next one does the rest', async () => {
    const active = 'tanggap_queue_jobs{kind="route-complaint",state="active"}';
    const worker = await world.start({ ROLE: 'worker' });
    load = new Load(world.base, 'routed', 6);
    await enough(load, 100);
    expect(await worker.end('SIGTERM')).toBe(0);
    expect((await scrape(world.base)).get(active)).toBe(0);
    await load.end();
    expect(await stored('routed')).toEqual(load.accepted());

    await world.start({ ROLE: 'worker' });
    await eventually(
      () => scrape(world.base),
      (seen) => seen.get('tanggap_complaints_pending') === 0,
    );
    const { rows } = await world.db.query<{ histories: string }>(
      `SELECT DISTINCT kinds AS histories FROM (
         SELECT string_agg(kind, ' ' ORDER BY seq) AS kinds FROM complaint_events GROUP BY complaint_id
       ) each`,
    );
    expect(rows).toEqual([{ histories: 'filed routed' }]);
  });
});
