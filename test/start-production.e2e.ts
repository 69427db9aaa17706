import { freePort } from './support/processes.js';
import { openWorld, PASSWORD, type World } from './support/world.js';
import { ADMIN, makeFolder, opensIntegrity, serve, signIn } from './support/own-data.js';

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
    expect(await opensIntegrity(production.base, token)).toBe(false);
    expect(await production.end()).toBe(0);
  });

  it('lets no demo account in, though a process beside it makes them anew', async () => {
    const world = await openWorld({ role: 'http' });
    const port = await freePort();
    const key = Buffer.alloc(32, 1).toString('base64');
    await world.start({ NODE_ENV: 'production', REPORTER_KEY: key, PORT: String(port) });
    const { token } = await signIn((await serveAgain(world)).base, ADMIN, PASSWORD);
    const base = `http://127.0.0.1:${port}`;
    expect(await opensIntegrity(world.base, token)).toBe(true);
    expect(await opensIntegrity(base, token)).toBe(false);
    expect((await signIn(base, ADMIN, PASSWORD)).status).toBe(401);
    await world.close();
  });
});

async function serveAgain(world: World): Promise<{ base: string }> {
  const port = await freePort();
  await world.start({ PORT: String(port) });
  return { base: `http://127.0.0.1:${port}` };
}
