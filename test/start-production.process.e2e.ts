import { hash } from '@node-rs/argon2';
import { ADMIN, makeFolder, isSignedIn, serve, signIn } from './support/own-data.js';
import { openWorld, PASSWORD } from './support/world.js';

jest.setTimeout(60_000);

describe('NODE_ENV=production', () => {
  it('has no demo account, though the same data had them before', async () => {
    const env = { DATA_DIR: makeFolder(), DEMO_PASSWORD: 'hanya-untuk-coba', SEED: 'none' };
    const before = await serve(env);
    const { status, token } = await signIn(before.base, ADMIN, env.DEMO_PASSWORD);
    expect(status).toBe(201);
    await before.end();

    const production = await serve({ ...env, NODE_ENV: 'production' });
    expect(production.said()).toContain('Nobody can sign in yet.');
    for (const email of [ADMIN, 'triage@tanggap.example'])
      expect((await signIn(production.base, email, env.DEMO_PASSWORD)).status).toBe(401);
    expect(await isSignedIn(production.base, token)).toBe(false);
    expect(await production.end()).toBe(0);
  });

  it('lets no demo account in, though a process beside it makes them anew', async () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    const world = await openWorld({
      role: 'http',
      settings: () => ({ NODE_ENV: 'production', REPORTER_KEY: key }),
    });
    const passwordHash = await hash(PASSWORD);
    const addAdmin = (email: string, demo: boolean): Promise<unknown> =>
      world.db.query(
        `WITH opened AS (
           INSERT INTO accounts (id, email, password_hash, kind, demo)
           VALUES (gen_random_uuid(), $1, $2, 'desk', $3) RETURNING id)
         INSERT INTO role_assignments (id, account_id, role, city_prefix, from_day)
         SELECT gen_random_uuid(), id, 'administrator', 'JKT', '2026-01-01' FROM opened`,
        [email, passwordHash, demo],
      );
    await addAdmin(ADMIN, true);
    await addAdmin('ayu@kota.example', false);
    expect((await signIn(world.base, ADMIN, PASSWORD)).status).toBe(401);
    const { status, token } = await signIn(world.base, 'ayu@kota.example', PASSWORD);
    expect(status).toBe(201);
    await world.db.query('UPDATE accounts SET demo = true');
    expect(await isSignedIn(world.base, token)).toBe(false);
    await world.close();
  });
});
