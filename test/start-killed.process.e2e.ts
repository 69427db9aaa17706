import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, runTanggap } from './support/processes.js';
import { ADMIN, isAlive, makeFolder, isSignedIn, postmasterOf, serve, signIn } from './support/own-data.js';
import { eventually } from './support/world.js';

jest.setTimeout(60_000);

const password = 'setelah-terbunuh';

function settings(): { DATA_DIR: string; DEMO_PASSWORD: string; SEED: string } {
  return { DATA_DIR: makeFolder(), DEMO_PASSWORD: password, SEED: 'none' };
}

describe('after kill -9', () => {
  const env = settings();

  it('of the process, the next start joins its PostgreSQL and stops it at the end', async () => {
    const killed = await serve(env);
    const { token } = await signIn(killed.base, ADMIN, password);
    await killed.end('SIGKILL');
    const orphan = postmasterOf(env.DATA_DIR);
    expect(isAlive(orphan?.pid)).toBe(true);

    const next = await serve(env);
    expect(next.said()).toContain('✓ Joined the PostgreSQL that already runs');
    expect(await isSignedIn(next.base, token)).toBe(true);
    expect(await next.end()).toBe(0);
    expect(postmasterOf(env.DATA_DIR)).toBeUndefined();
    await eventually(
      () => Promise.resolve(isAlive(orphan?.pid)),
      (alive) => !alive,
    );
  });

  it('of the process and of PostgreSQL, the next start recovers the data', async () => {
    const killed = await serve(env);
    const { token } = await signIn(killed.base, ADMIN, password);
    const { pid = 0 } = postmasterOf(env.DATA_DIR) ?? {};
    process.kill(pid, 'SIGKILL');
    await killed.end('SIGKILL');

    const next = await serve(env);
    expect(await isSignedIn(next.base, token)).toBe(true);
    expect(await next.end()).toBe(0);
    expect(postmasterOf(env.DATA_DIR)).toBeUndefined();
  });

  it('while the cluster is being made, and again while it is started, the next start makes it good', async () => {
    const env = settings();
    const cluster = join(env.DATA_DIR, 'postgres');
    const isBeingMade = (): boolean => names(cluster).some((name) => name.startsWith('new-'));
    const isBeingStarted = (): boolean => names(cluster).includes('postmaster.pid');
    for (const isSo of [isBeingMade, isBeingStarted]) {
      const killed = runTanggap({ ...env, PORT: String(await freePort()) });
      await eventually(() => Promise.resolve(isSo()), Boolean);
      await killed.end('SIGKILL');
    }

    const next = await serve(env);
    expect((await signIn(next.base, ADMIN, password)).status).toBe(201);
    expect(await next.end()).toBe(0);
    expect(postmasterOf(env.DATA_DIR)).toBeUndefined();
  });
});

describe('a start that is stopped half-way', () => {
  const env = settings();

  it.each(['postgres/PG_VERSION', 'postgres/postmaster.pid'])(
    'leaves no PostgreSQL behind once there is %s',
    async (file) => {
      const stopped = runTanggap({ ...env, PORT: String(await freePort()) });
      await eventually(() => Promise.resolve(existsSync(join(env.DATA_DIR, file))), Boolean);
      expect(await stopped.end()).toBe(0);
      expect(postmasterOf(env.DATA_DIR)).toBeUndefined();
      expect(stopped.said()).not.toContain('    at ');
    },
  );
});

function names(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
