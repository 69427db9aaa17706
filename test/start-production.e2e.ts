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
});
