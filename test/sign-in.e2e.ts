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
});
