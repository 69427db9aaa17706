import { runTanggap } from './support/processes.js';
import { fileComplaint, isAlive, makeFolder, postmasterOf, serve, statusOf } from './support/own-data.js';
import { eventually } from './support/world.js';

jest.setTimeout(90_000);

describe('an HTTP process and a worker on one folder', () => {
  it('share the database, and the last to stop, whichever it is, stops it', async () => {
    const env = { DATA_DIR: makeFolder() };
    const startWorker = () => runTanggap({ ...env, ROLE: 'worker' });
    const worker = startWorker();
    const http = await serve({ ...env, ROLE: 'http' });
    await worker.says('The worker takes jobs.');
    const { pid } = postmasterOf(env.DATA_DIR) ?? {};

    const routed = await fileComplaint(http.base);
    await eventually(
      () => statusOf(http.base, routed),
      (status) => status === 'waiting',
    );

    expect(await worker.end()).toBe(0);
    expect(isAlive(pid)).toBe(true);
    const number = await fileComplaint(http.base);
    expect(await statusOf(http.base, number)).toBe('received');

    const laterWorker = startWorker();
    await laterWorker.says('The worker takes jobs.');
    await eventually(
      () => statusOf(http.base, number),
      (status) => status === 'waiting',
    );
    expect(await http.end()).toBe(0);
    expect(isAlive(pid)).toBe(true);
    expect(await laterWorker.end()).toBe(0);
    expect(postmasterOf(env.DATA_DIR)).toBeUndefined();
    await eventually(
      () => Promise.resolve(isAlive(pid)),
      (alive) => !alive,
    );
  });
});
