import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { pothole } from './support/citizen.js';
import { countStored } from './support/refusals.js';
import { holdComplaints } from './support/still.js';
import { startRedis, type RedisServer } from './support/redis.js';
import { type Answer, eventually, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(90_000);

const FILINGS = 4;
const PER_REPORTER = 3;
const EXEMPT = '203.0.113.7';
const WARGA = { name: 'Warga Sukasari', phone: '0812 3456 7890' };

const settings = {
  RATE_LIMITS: 'on',
  RATE_LIMIT_PER_ADDRESS: '30',
  RATE_LIMIT_FILINGS: String(FILINGS),
  RATE_LIMIT_SIGN_INS: '3',
  RATE_LIMIT_SECRETS: '5',
  RATE_LIMIT_PER_REPORTER: String(PER_REPORTER),
  RATE_LIMIT_EXEMPT: `${EXEMPT}, 2001:db8:5::/48`,
  // The test is the proxy, and says whose requests it passes on.
  TRUST_PROXY: '127.0.0.1',
  METRICS_TOKEN: 'token-untuk-prometheus-saja',
  CORS_ORIGINS: 'https://kota.example, http://localhost:5173',
};

describe('against abuse', () => {
  let world: World;
  let base: string;
  let lastAddress = 0;
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    base = await world.serve(settings);
  });
  afterAll(() => world.close());

  /** An address that nobody has asked from. */
  const newAddress = (): string => `198.51.100.${++lastAddress}`;
  const from = (address: string, more: Record<string, string> = {}): Record<string, string> => ({
    'x-forwarded-for': address,
    ...more,
  });
  const file = (address: string, body: object = pothole, headers = {}, at = base): Promise<Answer> =>
    world.ask('POST', '/complaints', { body, headers: from(address, headers), base: at });
  const look = (headers: Record<string, string>, at = base): Promise<Answer> =>
    world.ask('GET', '/categories', { headers, base: at });
  const statuses = async (times: number, ask: () => Promise<Answer>): Promise<number[]> => {
    const all: number[] = [];
    for (let time = 0; time < times; time++) all.push((await ask()).status);
    return all;
  };
  const refusals = (all: readonly number[]): number => all.filter((status) => status === 429).length;

  describe('one address', () => {
    it('files so often in a minute; what is refused says when, is not stored, and its key can be used again', async () => {
      const address = newAddress();
      expect(await statuses(FILINGS, () => file(address))).toEqual([201, 201, 201, 201]);
      const before = await countStored(world);
      const key = { 'idempotency-key': randomUUID() };
      const { status, headers, body } = await file(address, pothole, key);
      expect({ status, body }).toMatchObject({
        status: 429,
        body: {
          code: 'too_many_requests',
          title: 'Too many requests',
          retryAfter: expect.any(Number) as number,
        },
      });
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(body.detail).toMatch(/^Too many filings from this network address; nothing was done/);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(headers.get('ratelimit-limit')).toBe(String(FILINGS));
      expect(headers.get('ratelimit-remaining')).toBe('0');
      const inIndonesian = await file(address, pothole, { 'accept-language': 'id' });
      expect(inIndonesian.body.detail).toMatch(/^Terlalu banyak aduan dari alamat jaringan ini; /);
      expect(await countStored(world)).toBe(before);
      expect((await file(newAddress(), pothole, key)).status).toBe(201);
    });

    it('asks so often, signs in so often and gives secrets so often, each counted apart', async () => {
      const [asking, signingIn, guessing] = [newAddress(), newAddress(), newAddress()];
      expect(refusals(await statuses(32, () => look(from(asking))))).toBe(2);
      const signIn = { email: 'triage@tanggap.example', password: PASSWORD };
      const tries = await statuses(5, () =>
        world.ask('POST', '/sessions', { body: signIn, headers: from(signingIn), base }),
      );
      expect(tries).toEqual([201, 201, 201, 429, 429]);
      const guesses = await statuses(7, () =>
        world.ask('GET', '/complaints/JKT-26-7K3Q9F-8/own', {
          headers: from(guessing, { 'tracking-secret': randomUUID() }),
          base,
        }),
      );
      expect(guesses).toEqual([404, 404, 404, 404, 404, 429, 429]);
      // Whoever may not sign in any more may still look.
      expect((await look(from(signingIn))).status).toBe(200);
    });

    it('is of IPv6 the network that one household has, however it is written', async () => {
      const addresses = Array.from({ length: FILINGS + 2 }, (_, at) => `2001:db8:0:7::${at.toString(16)}`);
      const all: number[] = [];
      for (const address of [...addresses, '2001:DB8::7:0:0:0:1', '2001:db8:0:8::1'])
        all.push((await file(address)).status);
      expect(all).toEqual([201, 201, 201, 201, 429, 429, 429, 201]);
    });

    it('that is exempt, and whoever asks whether the process lives, is never refused', async () => {
      for (const address of [EXEMPT, '2001:db8:5:1::9'])
        expect(refusals(await statuses(FILINGS + 2, () => file(address)))).toBe(0);
      const address = newAddress();
      const monitoring = { authorization: `Bearer ${settings.METRICS_TOKEN}` };
      for (const path of ['/health/live', '/health/ready', '/metrics']) {
        const ask = async (): Promise<number> =>
          (await fetch(base + path, { headers: from(address, monitoring) })).status;
        for (let time = 0; time < 35; time++) expect(await ask()).toBe(200);
      }
    });
  });

  describe('a question that is large', () => {
    const ask = (address: string, path: string): Promise<Answer> =>
      world.ask('GET', path, { headers: from(address), base });
    const year = 'from=2025-01-01&to=2025-12-31';

    it('counts by its cells, so that another has to wait; whatever else is asked goes on', async () => {
      const address = newAddress();
      const large = `/metrics/response-rates?groupBy=lurah,month&${year}`;
      expect((await ask(address, large)).status).toBe(200);
      const next = await ask(address, large);
      expect(next).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
      expect(next.body.detail).toMatch(/^Too many large questions from this network address; /);
      expect((await ask(address, `/metrics/response-rates?groupBy=month&${year}`)).status).toBe(200);
      expect((await file(address)).status).toBe(201);
    });

    it('of more than one address can read is refused, with how to ask less', async () => {
      const { status, body } = await world.ask<{
        errors: { field: string; code: string; message: string }[];
      }>('GET', `/metrics/response-rates?groupBy=lurah,week&compare=before&${year}`, {
        headers: from(EXEMPT),
        base,
      });
      expect(status).toBe(400);
      expect(body.errors).toEqual([
        {
          field: 'groupBy',
          code: 'too_many_groups',
          message:
            'makes more than 5000 groups; ask for a shorter period or a smaller area, or for the table at response-rates.csv',
        },
      ]);
      const table = `${base}/api/v1/metrics/response-rates.csv?groupBy=lurah,week&compare=before&${year}`;
      expect((await fetch(table, { headers: from(EXEMPT) })).status).toBe(200);
    });

    it('waits for the one before of the same address, and is refused where that takes long', async () => {
      const another = await world.serve({ ...settings, RATE_LIMIT_PER_ADDRESS: '3000' });
      const [address, other] = [newAddress(), newAddress()];
      const large = '/metrics/response-rates/complaints.csv';
      const askLarge = (from: string): Promise<Answer> =>
        world.ask('GET', large, {
          headers: { 'x-forwarded-for': from },
          base: another,
        });
      const release = await holdComplaints(world);
      try {
        const first = askLarge(address);
        const second = await askLarge(address);
        expect(second).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
        expect(second.body.detail).toMatch(/^Too many large questions at once from this network address/);
        const elsewhere = askLarge(other);
        await release();
        for (const { status } of [await first, await elsewhere, await askLarge(address)])
          expect(status).toBe(200);
      } finally {
        await release();
      }
    });
  });

  it('an app asks as often as its key says', async () => {
    const { said } = await world.command('clients', 'add', 'Qlue', '--channel', 'qlue', '--per-minute', '3');
    const key = { 'x-api-key': /tanggap_\S+/.exec(said)?.[0] ?? '' };
    const all = await statuses(5, () => look(from(newAddress(), key)));
    expect(all).toEqual([200, 200, 200, 429, 429]);
    expect((await look(from(newAddress()))).status).toBe(200);
  });

  it('one reporter files so often in an hour from one place, however the number is written', async () => {
    const [here, elsewhere] = [newAddress(), newAddress()];
    const spelt = ['0812 3456 7890', '+62 812-3456-7890', '62 8123456789 0'];
    for (const phone of spelt)
      expect((await file(here, { ...pothole, reporter: { ...WARGA, phone } })).status).toBe(201);
    const refused = await file(here, { ...pothole, reporter: WARGA });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(refused.body.detail).toMatch(/^Too many filings with this phone number; /);
    expect(refused.headers.get('ratelimit-limit')).toBe(String(PER_REPORTER));
    // A stranger elsewhere finds out by no number that this one has filed, and cannot keep its owner from filing.
    const [known, unknown] = [
      await file(elsewhere, { ...pothole, reporter: WARGA }),
      await file(newAddress(), { ...pothole, reporter: { ...WARGA, phone: '0812 3456 7891' } }),
    ];
    expect([known.status, unknown.status]).toEqual([201, 201]);
    expect(known.headers.get('ratelimit-remaining')).toBe(unknown.headers.get('ratelimit-remaining'));
    const third = newAddress();
    const tries: number[] = [];
    for (const email of [
      'Warga@Example.com',
      'warga+jalan@example.com',
      'warga@example.com',
      'warga+2@example.com',
    ])
      tries.push((await file(third, { ...pothole, reporter: { email } })).status);
    expect(tries).toEqual([201, 201, 201, 429]);
  });

  describe('a proxy', () => {
    it('is believed only for what it has seen itself: what a client writes before it counts for nothing', async () => {
      const address = newAddress();
      const forged = (at: number): Record<string, string> => from(`${EXEMPT}, 10.9.8.${at}, ${address}`);
      let at = 0;
      const all = await statuses(FILINGS + 1, () =>
        world.ask('POST', '/complaints', { body: pothole, headers: forged(++at), base }),
      );
      expect(all).toEqual([201, 201, 201, 201, 429]);
    });

    it('is believed in nothing where nobody said that it is there', async () => {
      const direct = await world.serve({ ...settings, TRUST_PROXY: '192.0.2.1' });
      const all: number[] = [];
      for (let time = 0; time <= FILINGS; time++) all.push((await file(EXEMPT, pothole, {}, direct)).status);
      expect(all).toEqual([201, 201, 201, 201, 429]);
    });
  });

  describe('a page of another origin', () => {
    const preflight = (origin: string, at = base): Promise<Response> =>
      fetch(`${at}/api/v1/complaints`, {
        method: 'OPTIONS',
        headers: from(newAddress(), {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type, idempotency-key',
        }),
      });

    it.each(['https://kota.example', 'http://localhost:5173'])(
      'that is listed, %s, may ask',
      async (origin) => {
        const answer = await preflight(origin);
        expect(answer.status).toBe(204);
        expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
        expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
        expect(answer.headers.get('access-control-allow-headers')).toBe('content-type, idempotency-key');
        const { status, headers } = await file(newAddress(), pothole, { origin });
        expect([status, headers.get('access-control-allow-origin')]).toEqual([201, origin]);
        expect(headers.get('access-control-expose-headers')).toContain('Location');
        expect(headers.has('access-control-allow-credentials')).toBe(false);
        expect(headers.get('vary')).toContain('Origin');
        const worded = await world.ask('GET', '/metrics/backlog', {
          headers: from(newAddress(), { origin }),
          base,
        });
        expect(worded.headers.get('vary')).toMatch(/^Origin, Accept-Language\b/);
      },
    );

    it.each(['https://jahat.example', 'https://kota.example.jahat.example', 'http://kota.example', 'null'])(
      'that is not, %s, may not',
      async (origin) => {
        const answer = await preflight(origin);
        expect([answer.status, answer.headers.get('vary')]).toEqual([405, 'Origin, Accept-Language']);
        expect(answer.headers.has('access-control-allow-origin')).toBe(false);
        const { headers } = await look(from(newAddress(), { origin }));
        expect(headers.has('access-control-allow-origin')).toBe(false);
      },
    );

    it('may never ask where no origin is listed', async () => {
      const answer = await preflight('https://kota.example', world.base);
      expect([answer.status, answer.headers.has('access-control-allow-origin')]).toEqual([405, false]);
    });
  });

  describe('servers that share a Redis', () => {
    let redis: RedisServer;
    const bases: string[] = [];
    beforeAll(async () => {
      redis = await startRedis();
      for (let each = 0; each < 2; each++)
        bases.push(await world.serve({ ...settings, REDIS_URL: redis.url }));
    });
    afterAll(() => redis.process.end());

    it('count together, keep nothing of the reporter there, and let all through while it is away', async () => {
      const address = newAddress();
      const all: number[] = [];
      const reporter = { phone: '0813 1111 2222' };
      for (let time = 0; time < FILINGS + 1; time++)
        all.push(
          (await file(address, time < 2 ? { ...pothole, reporter } : pothole, {}, bases[time % 2])).status,
        );
      expect(all).toEqual([201, 201, 201, 201, 429]);
      const client = new Redis(redis.url);
      const keys = (await client.keys('tanggap-rate*')).join('\n');
      client.disconnect();
      expect(keys).toMatch(/-phone [\w-]{43}$/m);
      expect(keys).not.toMatch(/11112222|8131111/);
      await redis.process.end();
      await eventually(
        () => file(address, pothole, {}, bases[0]),
        ({ status }) => status === 201,
      );
    });
  });
});
