import { CIDENG, type Citizen, citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { backends } from './support/redis.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

describe.each(backends)('an inbox, with queues on %s', (backend) => {
  let world: World;
  let citizen: Citizen;
  beforeAll(async () => {
    world = await openWorld({ backend });
    citizen = citizenOf(world);
  });
  afterAll(() => world.close());

  it('takes one step at a time, however many come at once', async () => {
    const number = await citizen.file();
    await citizen.routed(number);
    const token = await world.signIn(`lurah-${GAMBIR}`);
    const body = await shown(world, 'Sudah selesai.');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        world.ask('POST', `/complaints/${number}/resolutions`, { token, body }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    expect((await citizen.see(number)).timeline.map(({ kind }) => kind)).toEqual([
      'filed',
      'routed',
      'resolved',
    ]);
  });

  it('shows an inbox in parts, oldest due first, each complaint once', async () => {
    for (let each = 0; each < 5; each++)
      await citizen.routed(await citizen.file({ ...pothole, location: undefined, kelurahanCode: CIDENG }));
    const token = await world.signIn(`lurah-${CIDENG}`);
    const seen: { number: string; nextDueAt: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/inbox?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await world.ask<{ items: typeof seen; nextCursor: string | null }>('GET', path, {
        token,
      });
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(seen.length).toBeGreaterThanOrEqual(5);
    expect(new Set(seen.map(({ number }) => number)).size).toBe(seen.length);
    expect(seen.map(({ nextDueAt }) => nextDueAt)).toEqual(seen.map(({ nextDueAt }) => nextDueAt).sort());
  });
});
