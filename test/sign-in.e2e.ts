import { CookieJar } from './support/cookie-jar.js';
import { type Answer, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Sessions {
  items: { id: string; current: boolean; program: string | null }[];
}

describe('signing in', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ role: 'http', settings: () => ({ TRUST_PROXY: '127.0.0.1' }) });
  });
  afterAll(() => world.close());

  const signIn = (
    email: string,
    password: string,
    headers?: Record<string, string>,
  ): Promise<Answer<{ id: string; token: string }>> =>
    world.ask('POST', '/sessions', { body: { email, password }, headers });
  /** A request from elsewhere, as the proxy before the server tells it. */
  const from = (ip: string): Record<string, string> => ({ 'x-forwarded-for': ip });
  /** Lets the wait of all who wait be over. */
  const waitOver = async (): Promise<void> => {
    await world.db.query(`UPDATE sign_in_failures SET next_try_at = now() - interval '1 ms'`);
  };

  it.each(['lurah-31.71.01.1001@tanggap.example', 'nobody@tanggap.example'])(
    'with %s asks for patience after too many failures, whether or not it has an account',
    async (email) => {
      // Many at once are no better than one after another.
      const tries = await Promise.all(Array.from({ length: 9 }, () => signIn(email.toUpperCase(), 'salah')));
      expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
      const refused = tries.find(({ status }) => status === 429);
      expect(refused?.body).toMatchObject({ code: 'too_many_sign_ins' });
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(20);
      // Not even with the right password, or the wait would tell that it is right.
      expect((await signIn(email, PASSWORD)).status).toBe(429);
    },
  );

  it('works again once the wait is over, and then all is forgotten', async () => {
    const email = 'lurah-31.71.01.1002@tanggap.example';
    for (let tries = 0; tries < 5; tries++) await signIn(email, 'salah');
    expect((await signIn(email, PASSWORD)).status).toBe(429);
    await waitOver();
    expect((await signIn(email, PASSWORD)).status).toBe(201);
    for (let tries = 0; tries < 4; tries++) expect((await signIn(email, 'salah')).status).toBe(401);
    expect((await signIn(email, PASSWORD)).status).toBe(201);
  });

  it('keeps no address that somebody typed', async () => {
    await signIn('salah.ketik@example.com', 'salah');
    const { rows } = await world.db.query<{ all: string }>(
      `SELECT string_agg(encode(subject_hash, 'escape'), ' ') AS all FROM sign_in_failures`,
    );
    expect(rows[0]?.all).not.toContain('salah.ketik');
  });

  describe('while an account is attacked', () => {
    const networks = Array.from({ length: 200 }, (_, at) => `198.18.${at}.7`);
    const attack = async (email: string, attackers = networks): Promise<number[]> => {
      const answers = await Promise.all(attackers.map((ip) => signIn(email, 'tebakan', from(ip))));
      for (let tries = 0; tries < 5; tries++)
        answers.push(await signIn(email, 'tebakan', from(`198.18.0.${tries}`)));
      return answers.map(({ status }) => status);
    };
    const signInWith = async (jar: CookieJar, email: string, headers = {}): Promise<number> => {
      const answer = await jar.fetch(`${world.base}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      await answer.text();
      return answer.status;
    };

    it('from 200 networks, its owner gets in at once on a known device and from a new network', async () => {
      const email = 'lurah-31.71.02.1001@tanggap.example';
      const jar = new CookieJar();
      expect(await signInWith(jar, email)).toBe(201);
      const onAccount = await attack(email);
      // The same for an address that has no account.
      expect(await attack('siapa@tanggap.example', networks.slice(0, 20))).toEqual(onAccount.slice(180));
      expect(onAccount.slice(0, 204)).toEqual(Array<number>(204).fill(401));
      expect(onAccount.at(-1)).toBe(429);

      expect(await signInWith(jar, email, from(networks[0] ?? ''))).toBe(201);
      expect((await signIn(email, PASSWORD, from('203.0.113.5'))).status).toBe(201);
      // On an unknown device in a network that attacks, the wait is bounded, and told.
      const refused = await signIn(email, PASSWORD, from(networks[0] ?? ''));
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(900);
      await waitOver();
      expect((await signIn(email, PASSWORD, from(networks[0] ?? ''))).status).toBe(201);
    });

    it('from more networks than its rate allows, its owner gets a slot, and a known device waits for none', async () => {
      const email = 'lurah-31.71.02.1002@tanggap.example';
      const jar = new CookieJar();
      expect(await signInWith(jar, email)).toBe(201);
      await signIn(email, 'tebakan', from('198.18.0.1'));
      // As if 1,010 networks had tried at once.
      await world.db.query(`UPDATE sign_in_rates SET fresh_used_up_at = now() + interval '3030 seconds'
        WHERE last_at = (SELECT max(last_at) FROM sign_in_rates)`);
      expect(await signInWith(jar, email, from('198.18.0.2'))).toBe(201);
      const booked = await signIn(email, PASSWORD, from('203.0.113.5'));
      expect(booked.status).toBe(429);
      expect(Number(booked.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      await waitOver();
      expect((await signIn(email, PASSWORD, from('203.0.113.5'))).status).toBe(201);
    });

    it('a device is known to the account that signed in on it, until that signs out everywhere', async () => {
      const [email, other] = ['lurah-31.71.02.1003@tanggap.example', 'lurah-31.71.02.1004@tanggap.example'];
      const [jar, foreign] = [new CookieJar(), new CookieJar()];
      expect([await signInWith(jar, email), await signInWith(foreign, other)]).toEqual([201, 201]);
      for (let tries = 0; tries < 5; tries++) await signIn(email, 'tebakan');
      expect(await signInWith(foreign, email)).toBe(429);
      const [, device = ''] = /tanggap-device=([^;]+)/.exec(jar.set.join()) ?? [];
      const forged = device.replace(/~(\d+)~/, (_, version) => `~${Number(version) + 1}~`);
      expect(forged).not.toBe(device);
      for (const cookie of [forged, device.slice(3), `${device}.${device}`, 'x'])
        expect((await signIn(email, PASSWORD, { cookie: `tanggap-device=${cookie}` })).status).toBe(429);
      expect(await signInWith(jar, email)).toBe(201);

      const { token } = (await signIn(email, PASSWORD, from('203.0.113.5'))).body;
      const others = (await signIn(email, PASSWORD, from('203.0.113.5'))).body.token;
      expect((await world.ask('DELETE', '/sessions', { token })).status).toBe(204);
      for (const ended of [token, others])
        expect((await world.ask('GET', '/sessions', { token: ended })).status).toBe(401);
      expect(await signInWith(jar, email)).toBe(429);
      const { rows } = await world.db.query<{ account: string }>(
        `SELECT account FROM audit_entries WHERE action = 'session.ended_everywhere'`,
      );
      expect(rows).toHaveLength(1);
    });

    it('and the server is flooded, no more passwords are compared than it can, and a known device goes first', async () => {
      const email = 'lurah-31.71.02.1005@tanggap.example';
      const jar = new CookieJar();
      expect(await signInWith(jar, email)).toBe(201);
      const flood = Array.from({ length: 320 }, (_, at) => signIn(`siapa${at}@kota.example`, 'x'));
      const owner = signInWith(jar, email);
      const answers = await Promise.all(flood);
      expect(await owner).toBe(201);
      const counts = answers.map(
        ({ status, body }) => `${status} ${String((body as { code?: string }).code)}`,
      );
      expect([...new Set(counts)].sort()).toEqual(['401 wrong_credentials', '503 overloaded']);
      expect(
        Number(answers.find(({ status }) => status === 503)?.headers.get('retry-after')),
      ).toBeGreaterThan(0);
    });

    it('its owner is told how often others failed, when, and from which networks', async () => {
      const email = 'lurah-31.71.01.1006@tanggap.example';
      const began = Date.now();
      await signIn(email, PASSWORD, from('203.0.113.5'));
      for (let tries = 0; tries < 23; tries++) await signIn(email, 'tebakan', from(`198.18.${tries % 2}.9`));
      await signIn(email, 'tebakan', from('2001:db8:7:1::5'));
      const { body } = await signIn(email, PASSWORD, from('203.0.113.5'));
      const told = {
        tries: 24,
        wrongCodes: 0,
        networks: ['198.18.0.0/24', '198.18.1.0/24', '2001:db8:7::/48'],
        beganAt: expect.any(String) as string,
        lastAt: expect.any(String) as string,
      };
      const { failedSignIns } = body as unknown as { failedSignIns: typeof told };
      expect(failedSignIns).toEqual(told);
      expect(Date.parse(failedSignIns.beganAt)).toBeGreaterThanOrEqual(began - 1_000);
      const list = await world.ask('GET', '/sign-in-failures', { token: body.token });
      expect(list).toMatchObject({ status: 200, body: { beforeThisSession: told, items: [told] } });
      const next = await signIn(email, PASSWORD, from('203.0.113.5'));
      expect(next.body).toMatchObject({ failedSignIns: null });
      expect((await world.ask('GET', '/sign-in-failures', { token: next.body.token })).body).toMatchObject({
        beforeThisSession: null,
        items: [told],
      });
    });
  });

  it('lets many in at once', async () => {
    const many = await Promise.all(Array.from({ length: 60 }, () => world.signIn('lurah-31.71.02.1005')));
    expect(new Set(many).size).toBe(60);
  });

  it('shows where else one is signed in, and ends it there', async () => {
    const email = 'lurah-31.71.01.1003@tanggap.example';
    const here = (await signIn(email, PASSWORD)).body;
    const there = (await signIn(email, PASSWORD)).body;
    const stranger = (await signIn('lurah-31.71.01.1004@tanggap.example', PASSWORD)).body;
    const list = (token: string): Promise<Answer<Sessions>> => world.ask('GET', '/sessions', { token });
    const end = (id: string, { token }: { token: string }): Promise<Answer> =>
      world.ask('DELETE', `/sessions/${id}`, { token });

    const { items } = (await list(here.token)).body;
    expect(items.map(({ id, current }) => [id, current])).toEqual([
      [there.id, false],
      [here.id, true],
    ]);
    expect(items[0]?.program).toBe('node');
    expect(await end(there.id, stranger)).toMatchObject({ status: 404, body: { code: 'session_not_found' } });
    expect((await list(there.token)).status).toBe(200);
    expect((await end(there.id, here)).status).toBe(204);
    expect((await list(there.token)).status).toBe(401);
    expect((await end(there.id, here)).status).toBe(404);
    expect((await end('bukan-id', here)).status).toBe(404);
    expect((await end(here.id, here)).status).toBe(204);
    expect((await list(here.token)).status).toBe(401);
  });

  it('is by password alone where neither provider nor mail server is set, whoever asks', async () => {
    for (const path of ['', '/callback?code=x&state=y'])
      expect(await world.ask('GET', `/sessions/oidc${path}`)).toMatchObject({
        status: 404,
        body: { code: 'oidc_not_configured' },
      });
    for (const email of ['lurah-31.71.01.1001@tanggap.example', 'nobody@tanggap.example'])
      expect(await world.ask('POST', '/password-resets', { body: { email } })).toMatchObject({
        status: 409,
        body: { code: 'mail_not_configured' },
      });
  });

  describe('for pages, with a cookie', () => {
    const email = 'lurah-31.71.01.1005@tanggap.example';
    const foreign = 'https://jahat.example';
    let jar: CookieJar;
    let csrfToken: string;
    const url = (path: string): string => `${world.base}/api/v1${path}`;
    const signInWith = (headers: Record<string, string> = {}): Promise<Response> =>
      jar.fetch(url('/sessions'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ email, password: PASSWORD, cookie: true }),
      });
    const send = async (path: string, headers: Record<string, string>, body?: string): Promise<unknown[]> => {
      const answer = await jar.fetch(url(path), { method: 'POST', headers, body });
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    const open = async (): Promise<number> => (await jar.fetch(url('/sessions'))).status;
    beforeEach(async () => {
      jar = new CookieJar();
      const answer = (await (await signInWith()).json()) as { token: null; csrfToken: string };
      expect(answer.token).toBeNull();
      csrfToken = answer.csrfToken;
    });

    it('carries the session where no script can read it, until it is signed out', async () => {
      expect(jar.set).toHaveLength(2);
      const [device, session] = jar.set.map((line) => line.split('; '));
      expect(device?.[0]).toMatch(/^tanggap-device=/);
      expect(device).toEqual(expect.arrayContaining(['HttpOnly', 'Path=/', 'SameSite=Strict']));
      const [pair, ...attributes] = session ?? [];
      expect(pair).toMatch(/^tanggap=[\w-]{32}$/);
      expect(attributes.sort()).toEqual([
        expect.stringMatching(/^Expires=/),
        'HttpOnly',
        'Path=/',
        'SameSite=Lax',
      ]);
      expect(await open()).toBe(200);
      const out = await jar.fetch(url('/sessions/current'), {
        method: 'DELETE',
        headers: { origin: world.base },
      });
      expect(out.status).toBe(204);
      expect(jar.set.at(-1)).toMatch(/^tanggap=;.*Expires=Thu, 01 Jan 1970/);
      expect(await open()).toBe(401);
      const kept = { cookie: pair ?? '' };
      expect((await fetch(url('/sessions'), { headers: kept })).status).toBe(401);
    });

    it('is sent over https only where people reach us so', async () => {
      const base = await world.serve({ PUBLIC_URL: 'https://tanggap.kota.example' });
      const answer = await world.ask('POST', '/sessions', {
        base,
        body: { email, password: PASSWORD, cookie: true },
      });
      const cookies = answer.headers.getSetCookie();
      expect(cookies.map((cookie) => /^[^=]+/.exec(cookie)?.[0])).toEqual([
        '__Host-tanggap-device',
        '__Host-tanggap',
      ]);
      for (const cookie of cookies) {
        expect(cookie.split('; ')).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure']));
        expect(cookie).not.toContain('Domain');
      }
    });

    it('does nothing that another site asks for', async () => {
      const json = { 'content-type': 'application/json' };
      const path = '/complaints/JKT-26-7K3Q9F-8/responses';
      const body = JSON.stringify({ message: 'Kami periksa hari ini.' });
      const forged: [Record<string, string>, string?][] = [
        [{ ...json, origin: foreign }, body],
        [{ ...json, 'sec-fetch-site': 'cross-site' }, body],
        [{ ...json, 'sec-fetch-site': 'same-site', origin: world.base }, body],
        [{ ...json, origin: 'null' }, body],
        [json, body],
        [{ ...json, origin: foreign, 'x-csrf-token': csrfToken }, body],
        [{ origin: world.base }],
        [{ origin: world.base, 'x-csrf-token': `${csrfToken.slice(0, -2)}xx` }],
      ];
      for (const [headers, sent] of forged)
        expect([headers, await send(path, headers, sent)]).toEqual([headers, [403, 'cross_site_request']]);
      const gone = await jar.fetch(url('/sessions/current'), {
        method: 'DELETE',
        headers: { origin: foreign },
      });
      expect(gone.status).toBe(403);
      expect(await open()).toBe(200);
      expect((await signInWith({ origin: foreign })).status).toBe(403);
    });

    it('does what our own pages ask for', async () => {
      const json = { 'content-type': 'application/json' };
      const path = '/complaints/JKT-26-7K3Q9F-8/responses';
      const body = JSON.stringify({ message: 'Kami periksa hari ini.' });
      const own: [Record<string, string>, string][] = [
        [{ ...json, origin: world.base }, body],
        [{ ...json, 'sec-fetch-site': 'same-origin' }, body],
        [{ ...json, 'x-csrf-token': csrfToken }, body],
        [json, JSON.stringify({ message: 'Kami periksa hari ini.', _csrf: csrfToken })],
      ];
      for (const [headers, sent] of own)
        expect([headers, await send(path, headers, sent)]).toEqual([headers, [404, 'complaint_not_found']]);
      const retry = '/dead-letters/0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10/retries';
      const bare = { 'sec-fetch-site': 'same-origin' };
      expect(await send(retry, bare)).toEqual([403, 'cross_site_request']);
      expect(await send(retry, { ...bare, 'x-csrf-token': csrfToken })).toEqual([403, 'not_allowed']);
    });

    it('knows the csrf token of no other session', async () => {
      const mine = csrfToken;
      await signInWith();
      const answer = await send('/complaints/JKT-26-7K3Q9F-8/responses', { 'x-csrf-token': mine });
      expect(answer).toEqual([403, 'cross_site_request']);
    });

    it('leaves programs with a token alone, and does not help them out with the cookie', async () => {
      const { token } = (await signIn(email, PASSWORD)).body;
      const path = '/complaints/JKT-26-7K3Q9F-8/responses';
      const headers = { 'content-type': 'application/json', origin: foreign };
      const body = JSON.stringify({ message: 'Kami periksa hari ini.' });
      expect(await send(path, { ...headers, authorization: `Bearer ${token}` }, body)).toEqual([
        404,
        'complaint_not_found',
      ]);
      for (const authorization of ['Bearer nonsense', 'Basic YTpi'])
        expect(await send(path, { ...headers, authorization }, body)).toEqual([401, 'not_signed_in']);
    });
  });
});
