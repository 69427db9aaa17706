import { freePort } from './support/processes.js';
import { clockAheadBy, HOUR } from './support/wrong-clock.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Seen {
  filedAt: string;
  status: string;
  timeline: { at: string }[];
}

const body = {
  category: 'road',
  description: 'Trotoar ambles di depan sekolah.',
  location: { lat: -6.1766, lng: 106.8269 },
};

describe('a machine whose clock is wrong by an hour', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  it.each([
    ['ahead of', HOUR, -HOUR],
    ['behind', -HOUR, HOUR],
  ])('dates complaints rightly when it is %s the database', async (how, ahead, aheadOfWorker) => {
    const port = await freePort();
    const http = await world.start({ PORT: String(port), ...clockAheadBy(ahead) });
    expect(http.said()).toContain(`3600 s ${how} the database`);

    const filed = await world.ask<{ number: string; filedAt: string }>('POST', '/complaints', {
      base: `http://127.0.0.1:${port}`,
      body,
    });
    expect(filed.status).toBe(201);
    expect(Math.abs(Date.parse(filed.body.filedAt) - Date.now())).toBeLessThan(HOUR / 2);

    // Its job is lost, so that only the sweep of a worker that is wrong the other way can find it.
    await world.db.query('TRUNCATE bullmq.job CASCADE');
    const worker = await world.start({ ROLE: 'worker', ...clockAheadBy(aheadOfWorker) });
    const { timeline } = await eventually(
      async () => (await world.ask<Seen>('GET', `/complaints/${filed.body.number}`)).body,
      ({ status }) => status === 'waiting',
    );
    const instants = timeline.map(({ at }) => Date.parse(at));
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(Math.max(...instants) - Date.now()).toBeLessThan(HOUR / 2);
    await Promise.all([http.end(), worker.end()]);
  });
});
