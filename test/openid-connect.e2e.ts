import { CookieJar } from './support/cookie-jar.js';
import { CLIENT, type OidcProvider, startOidcProvider } from './support/oidc-provider.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const EMAIL = 'ayu@kota.example';

describe('signing in with the city’s own account', () => {
  let world: World;
  let provider: OidcProvider;
  let begin: string;
  let callback: string;
  beforeAll(async () => {
    world = await openWorld({
      role: 'http',
      settings: async (base) => {
        begin = `${base}/api/v1/sessions/oidc`;
        callback = `${begin}/callback`;
        provider = await startOidcProvider(callback);
        return {
          PUBLIC_URL: base,
          OIDC_ISSUER: provider.issuer,
          OIDC_CLIENT_ID: CLIENT.id,
          OIDC_CLIENT_SECRET: CLIENT.secret,
          LOG_LEVEL: 'info',
        };
      },
    });
    await world.openAccount(EMAIL);
  });
  afterAll(async () => {
    await world.close();
    await provider.close();
  });

  /** Lets somebody sign in at the provider, up to the address it sends the browser back to. */
  const comeBack = (jar: CookieJar, email = EMAIL, verified = true): Promise<string> => {
    provider.choose({ email, verified });
    return jar.followUntil(begin, callback);
  };
  const refused = async (answer: Response): Promise<unknown[]> => [
    answer.status,
    ((await answer.json()) as { code: string }).code,
  ];
  const countSessions = async (): Promise<number> =>
    (await world.db.query<{ count: number }>('SELECT count(*)::int AS count FROM sessions')).rows[0]?.count ??
    0;

  it('opens a session in a cookie, and the trail says by which way', async () => {
    const jar = new CookieJar();
    const back = await jar.fetch(await comeBack(jar, 'Ayu@Kota.example'));
    expect([back.status, back.headers.get('location')]).toEqual([302, '/']);
    const list = await jar.fetch(`${world.base}/api/v1/sessions`);
    expect(await list.json()).toMatchObject({ items: [{ current: true }] });
    expect((await jar.fetch(`${world.base}/api/v1/integrity`)).status).toBe(200);
    const { rows } = await world.db.query<{ account: string; details: string }>(
      `SELECT account, details FROM audit_entries WHERE action = 'session.began'`,
    );
    expect(rows).toEqual([{ account: EMAIL, details: expect.stringContaining('"way":"oidc"') }]);
  });

  it('asks the provider with PKCE, state and nonce, different each time', async () => {
    const addresses = await Promise.all(
      [new CookieJar(), new CookieJar()].map((jar) => jar.followUntil(begin, provider.issuer)),
    );
    const [one, other] = addresses.map((address) => new URL(address).searchParams);
    expect(one?.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(one?.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one?.get(name)).not.toBe(other?.get(name));
    }
  });

  it.each([
    ['whose address the provider has not verified', EMAIL, false, 'email_not_verified'],
    ['who has no account', 'siapa@kota.example', true, 'account_unknown'],
    ['with the address of a demo account', 'admin@tanggap.example', true, 'account_unknown'],
  ])('lets nobody in %s', async (_, email, verified, code) => {
    const before = await countSessions();
    const jar = new CookieJar();
    const back = await jar.fetch(await comeBack(jar, email, verified));
    expect(await refused(back)).toEqual([403, code]);
    expect(await countSessions()).toBe(before);
    expect((await jar.fetch(`${world.base}/api/v1/sessions`)).status).toBe(401);
  });

  it('lets nobody in whose account is closed, nor leaves them in', async () => {
    const email = 'mantan@kota.example';
    await world.openAccount(email);
    const jar = new CookieJar();
    await jar.fetch(await comeBack(jar, email));
    const sessions = (): Promise<Response> => jar.fetch(`${world.base}/api/v1/sessions`);
    expect((await sessions()).status).toBe(200);
    await world.command('accounts', 'close', email, '--why', 'Pindah tugas.');
    expect((await sessions()).status).toBe(401);
    expect(await refused(await jar.fetch(await comeBack(jar, email)))).toEqual([403, 'account_closed']);
    expect((await sessions()).status).toBe(401);
  });

  it('lets nobody in with a state, a code or a browser other than those it began with', async () => {
    const before = await countSessions();
    const change = (address: string, change: (query: URLSearchParams) => void): string => {
      const url = new URL(address);
      change(url.searchParams);
      return url.href;
    };
    const changes: ((query: URLSearchParams) => void)[] = [
      (query) => query.set('state', 'lain'),
      (query) => query.delete('state'),
      (query) => query.append('state', query.get('state') ?? ''),
      (query) => query.set('code', 'lain'),
      (query) => query.delete('code'),
      (query) => query.append('code', query.get('code') ?? ''),
      (query) => query.set('iss', 'https://lain.example'),
      (query) => query.set('error', 'access_denied'),
    ];
    for (const each of changes) {
      const jar = new CookieJar();
      const address = change(await comeBack(jar), each);
      expect(await refused(await jar.fetch(address))).toEqual([401, 'oidc_refused']);
    }
    const address = await comeBack(new CookieJar());
    expect(await refused(await new CookieJar().fetch(address))).toEqual([401, 'oidc_refused']);
    expect(await refused(await fetch(address, { headers: { cookie: 'tanggap-oidc=AQIDBA' } }))).toEqual([
      401,
      'oidc_refused',
    ]);
    expect(await countSessions()).toBe(before);
  });

  it('takes no code twice, not even of the browser that brought it', async () => {
    const jar = new CookieJar();
    const address = await comeBack(jar);
    const underWay = jar.set.at(-1)?.split(';')[0] ?? '';
    expect((await jar.fetch(address)).status).toBe(302);
    expect(await refused(await jar.fetch(address))).toEqual([401, 'oidc_refused']);
    const kept = await fetch(address, { headers: { cookie: underWay }, redirect: 'manual' });
    expect(await refused(kept)).toEqual([401, 'oidc_refused']);
  });

  it('leaves no code and no session in the log', async () => {
    const jar = new CookieJar();
    const address = await comeBack(jar);
    await jar.fetch(address);
    const session = /^tanggap=([\w-]+)/.exec(jar.set.at(-1) ?? '')?.[1] ?? 'none';
    await eventually(
      () => Promise.resolve(world.said()),
      (said) => said.includes('"route":"/api/v1/sessions/oidc/callback"'),
    );
    const { searchParams } = new URL(address);
    for (const secret of [searchParams.get('code') ?? '', searchParams.get('state') ?? '', session]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(world.said()).not.toContain(secret);
    }
  });

  it('says so while the provider is away, and works again once it is back', async () => {
    const port = Number(new URL(provider.issuer).port);
    const jar = new CookieJar();
    const address = await comeBack(jar);
    await provider.close();
    expect(await refused(await jar.fetch(address))).toEqual([503, 'unavailable']);
    provider = await startOidcProvider(callback, port);
    const again = new CookieJar();
    expect((await again.fetch(await comeBack(again))).status).toBe(302);
    await provider.close();
    // A server that has never heard of it.
    const first = `${await world.serve()}/api/v1/sessions/oidc`;
    expect(await refused(await fetch(first))).toEqual([503, 'unavailable']);
    provider = await startOidcProvider(callback, port);
    expect((await fetch(first, { redirect: 'manual' })).status).toBe(302);
  });
});
