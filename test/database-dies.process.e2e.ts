import { fileComplaint, isAlive, makeFolder, postmasterOf, serve, statusOf } from './support/own-data.js';
import { runTanggap } from './support/processes.js';
import { eventually } from './support/world.js';

jest.setTimeout(90_000);

const isWaiting = (status: string | undefined): boolean => status === 'waiting';

async function readiness(base: string): Promise<number> {
  return (await fetch(`${base}/health/ready`)).status;
}

/** Files until it is accepted. */
async function fileAtLast(base: string): Promise<string> {
  return eventually(() => fileComplaint(base), Boolean);
}

/** Kills the embedded PostgreSQL and waits until it is seen to be away; its process before. */
async function killDatabase(dataDir: string, base: string): Promise<number> {
  const { pid = 0 } = postmasterOf(dataDir) ?? {};
  process.kill(pid, 'SIGKILL');
  await eventually(
    () => readiness(base),
    (status) => status === 503,
  );
  return pid;
}

describe('an embedded PostgreSQL that is killed', () => {
  it('is started again while Tanggap runs, with all that was filed', async () => {
    const env = { DATA_DIR: makeFolder() };
    const tanggap = await serve(env);
    const before = await fileComplaint(tanggap.base);
    await eventually(() => statusOf(tanggap.base, before), isWaiting);
    const { port } = postmasterOf(env.DATA_DIR) ?? {};

    const pid = await killDatabase(env.DATA_DIR, tanggap.base);
    await eventually(
      () => readiness(tanggap.base),
      (status) => status === 200,
    );
    expect(postmasterOf(env.DATA_DIR)?.port).toBe(port);
    expect(postmasterOf(env.DATA_DIR)?.pid).not.toBe(pid);
    expect(await statusOf(tanggap.base, before)).toBe('waiting');
    const after = await fileAtLast(tanggap.base);
    await eventually(() => statusOf(tanggap.base, after), isWaiting);
    expect(tanggap.said().match(/PostgreSQL has died/g)).toHaveLength(1);
    expect(tanggap.said().match(/PostgreSQL runs again/g)).toHaveLength(1);

    expect(await tanggap.end('SIGINT')).toBe(0);
    expect(postmasterOf(env.DATA_DIR)).toBeUndefined();
  });

  it('is started once for an HTTP process and a worker that share it', async () => {
    const env = { DATA_DIR: makeFolder() };
    const worker = runTanggap({ ...env, ROLE: 'worker' });
    const http = await serve({ ...env, ROLE: 'http' });
    await worker.says('The worker takes jobs.');
    const before = await fileComplaint(http.base);
    await eventually(() => statusOf(http.base, before), isWaiting);

    await killDatabase(env.DATA_DIR, http.base);
    const number = await fileAtLast(http.base);
    await eventually(() => statusOf(http.base, number), isWaiting);

    expect(await http.end()).toBe(0);
    const { pid } = postmasterOf(env.DATA_DIR) ?? {};
    expect(isAlive(pid)).toBe(true);
    expect(await worker.end('SIGINT')).toBe(0);
    expect(postmasterOf(env.DATA_DIR)).toBeUndefined();
    await eventually(
      () => Promise.resolve(isAlive(pid)),
      (alive) => !alive,
    );
  });

  it('stays away where Tanggap is stopped just then', async () => {
    const env = { DATA_DIR: makeFolder(), SEED: 'none', ROLE: 'http' };
    const tanggap = await serve(env);
    await killDatabase(env.DATA_DIR, tanggap.base);
    expect(await tanggap.end('SIGINT')).toBe(0);
    await eventually(
      () => Promise.resolve(isAlive(postmasterOf(env.DATA_DIR)?.pid)),
      (alive) => !alive,
    );
  });
});
