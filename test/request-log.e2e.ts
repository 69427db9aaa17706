import { sendBytes } from './support/raw.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

/** Stands for whatever is secret. It is put wherever a client can put anything. */
const CANARY = 'bocor7f3a9c';
const PLACE = { lat: -6.1754321, lng: 106.8271234 };
const PHONE = '+6281298765432';
const TELLTALES = [CANARY, '6.1754321', '106.8271234', '81298765432', '198.51.100.77', 'semua-bisa-masuk'];

const QUERY = `?code=${CANARY}&state=${CANARY}&lat=${PLACE.lat}&location.lng=${PLACE.lng}&phone=${encodeURIComponent(PHONE)}&cursor=${CANARY}`;

const HEADERS: Record<string, string> = {
  authorization: `Bearer ${CANARY}`,
  cookie: `tanggap_session=${CANARY}; tanggap_oidc=${CANARY}`,
  'x-csrf-token': CANARY,
  'tracking-secret': CANARY,
  'idempotency-key': CANARY,
  'x-forwarded-for': '198.51.100.77',
  forwarded: 'for=198.51.100.77',
  referer: `http://localhost/lapor${QUERY}`,
  origin: `http://${CANARY}.example`,
  'user-agent': `Mozilla/5.0 (${CANARY})`,
  'x-request-id': CANARY,
  [`x-${CANARY}`]: 'x',
};

const BODY = {
  category: 'road',
  description: `Lubang, hubungi ${PHONE} ${CANARY}`,
  location: PLACE,
  reporter: { name: CANARY, phone: PHONE },
  email: `${CANARY}@kota.example`,
  password: CANARY,
};

interface Line {
  readonly msg?: string;
  readonly req?: Record<string, unknown>;
  readonly res?: Record<string, unknown>;
}

describe('the log, at its most talkative', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ settings: () => ({ LOG_LEVEL: 'debug' }) });
  });
  afterAll(() => world.close());

  const lines = (): Line[] =>
    world
      .said()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
  const tellsNothing = (): void =>
    TELLTALES.forEach((telltale) => expect(world.said()).not.toContain(telltale));
  const pages = [
    `/sandi/${CANARY}`,
    `/lapor`,
    `/lapor/tempat`,
    `/aduan/${CANARY}`,
    `/masuk`,
    `/${CANARY}`,
    `/api/v1/${CANARY}`,
    `/aset/${CANARY}`,
    `/api/docs`,
  ];

  it('names no secret, no place and no person of any request, whatever door it comes to', async () => {
    const { body } = await world.ask<{ paths: Record<string, Record<string, unknown>> }>(
      'GET',
      '/api/openapi.json',
    );
    const doors = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, CANARY)] as const,
      ),
    );
    expect(doors.length).toBeGreaterThan(60);
    for (const [method, path] of doors) {
      const bodied = method === 'GET' ? {} : { body: JSON.stringify(BODY) };
      const headers = { ...HEADERS, 'content-type': 'application/json' };
      await fetch(world.base + path + QUERY, { method, headers, redirect: 'manual', ...bodied });
    }
    for (const path of pages) {
      const accepting = { ...HEADERS, accept: 'text/html' };
      await fetch(world.base + path + QUERY, { headers: accepting, redirect: 'manual' });
      await fetch(world.base + path + QUERY, {
        method: 'POST',
        headers: { ...accepting, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          token: CANARY,
          _csrf: CANARY,
          phone: PHONE,
          password: CANARY,
        }).toString(),
        redirect: 'manual',
      });
    }
    const filed = await world.ask('POST', '/complaints', {
      body: { ...BODY, email: undefined, password: undefined },
    });
    expect(filed.status).toBe(201);
    await sendBytes(world.base, `GET /%zz${CANARY}${QUERY} HTTP/1.1\r\nHost: ${CANARY}\r\n\r\n`, true);
    await sendBytes(world.base, `${CANARY} /${CANARY} HTTP/1.1\r\n${CANARY}\r\n\r\n`, true);
    expect(lines().filter(({ req }) => req).length).toBeGreaterThan(doors.length);
    tellsNothing();
  });

  it('holds of a request what is listed, and nothing else', () => {
    const ofRequests = lines().filter(({ req }) => req);
    for (const { req = {}, res } of ofRequests) {
      expect(Object.keys(req)).toEqual(['id', 'method', 'route']);
      expect(Object.keys(res ?? { statusCode: 0 })).toEqual(['statusCode']);
    }
    const routes = new Set(ofRequests.map(({ req }) => req?.route));
    for (const route of ['/api/v1/complaints', '/sandi/:token', '/lapor', 'none'])
      expect([...routes]).toContain(route);
    const known = ['level', 'time', 'pid', 'hostname', 'req', 'res', 'responseTime', 'msg', 'context', 'err'];
    expect(
      [...new Set(lines().flatMap((line) => Object.keys(line)))].filter((key) => !known.includes(key)),
    ).toEqual([]);
  });

  it('tells of a fault of ours where it happened, and nothing of what was sent', async () => {
    await world.db.query(`
      CREATE FUNCTION break_filing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'cannot keep this of % and warga@kota.example', '${PHONE}' USING DETAIL = NEW.description;
      END $$;
      CREATE TRIGGER break_filing BEFORE INSERT ON complaints FOR EACH ROW EXECUTE FUNCTION break_filing()`);
    const { status } = await world.ask('POST', `/complaints${QUERY}`, {
      body: { ...BODY, email: undefined, password: undefined },
    });
    expect(status).toBe(500);
    await eventually(
      () => Promise.resolve(world.said()),
      (said) => /cannot keep this of \[\.\.\.\] and \[\.\.\.\]/.test(said),
    );
    expect(world.said()).not.toContain('warga@kota.example');
    tellsNothing();
  });
});
