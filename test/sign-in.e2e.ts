import { CookieJar } from './support/cookie-jar.js';
import { freePort } from './support/processes.js';
import { type Answer, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Sessions {
  items: { id: string; current: boolean; program: string | null }[];
}

describe('signing in', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const signIn = (email: string, password: string): Promise<Answer<{ id: string; token: string }>> =>
    world.ask('POST', '/sessions', { body: { email, password } });

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
    await world.db.query(`UPDATE sign_in_failures SET last_at = last_at - interval '31 seconds'`);
    expect((await signIn(email, PASSWORD)).status).toBe(201);
    for (let tries = 0; tries < 4; tries++) expect((await signIn(email, 'salah')).status).toBe(401);
    expect((await signIn(email, PASSWORD)).status).toBe(201);
  });

  it('keeps no address that somebody typed', async () => {
    await signIn('salah.ketik@example.com', 'salah');
    const { rows } = await world.db.query<{ all: string }>(
      `SELECT string_agg(encode(address_hash, 'escape'), ' ') AS all FROM sign_in_failures`,
    );
    expect(rows[0]?.all).not.toContain('salah.ketik');
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
      expect(jar.set).toHaveLength(1);
      const [pair, ...attributes] = (jar.set[0] ?? '').split('; ');
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
      const port = await freePort();
      await world.start({ PORT: String(port), PUBLIC_URL: 'https://tanggap.kota.example' });
      const answer = await world.ask('POST', '/sessions', {
        base: `http://127.0.0.1:${port}`,
        body: { email, password: PASSWORD, cookie: true },
      });
      const [cookie = ''] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-tanggap=/);
      expect(cookie.split('; ')).toEqual(
        expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']),
      );
      expect(cookie).not.toContain('Domain');
    });

    it('does nothing that another site asks for', async () => {
      const json = { 'content-type': 'application/json' };
      const path = '/complaints/JKT-26-7K3Q9F-8/responses';
      const body = JSON.stringify({ message: 'Kami periksa.' });
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
      const body = JSON.stringify({ message: 'Kami periksa.' });
      const own: [Record<string, string>, string][] = [
        [{ ...json, origin: world.base }, body],
        [{ ...json, 'sec-fetch-site': 'same-origin' }, body],
        [{ ...json, 'x-csrf-token': csrfToken }, body],
        [json, JSON.stringify({ message: 'Kami periksa.', _csrf: csrfToken })],
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
      const body = JSON.stringify({ message: 'Kami periksa.' });
      expect(await send(path, { ...headers, authorization: `Bearer ${token}` }, body)).toEqual([
        404,
        'complaint_not_found',
      ]);
      for (const authorization of ['Bearer nonsense', 'Basic YTpi'])
        expect(await send(path, { ...headers, authorization }, body)).toEqual([401, 'not_signed_in']);
    });
  });
});
