import { CIDENG, type Citizen, citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

describe('an inbox', () => {
  let world: World;
  let citizen: Citizen;
  beforeAll(async () => {
    world = await openWorld();
    citizen = citizenOf(world);
  });
  afterAll(() => world.close());

  it('takes one step at a time, however many come at once', async () => {
    const number = await citizen.file();
    await citizen.routed(number);
    const token = await world.signIn(`lurah-${GAMBIR}`);
    const body = await shown(world, 'Sudah selesai dikerjakan.');
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

  it('shows the same from above, from an area and from a unit, what is due first always first', async () => {
    const inGambir = await citizen.file();
    const inCideng = await citizen.file({ ...pothole, location: undefined, kelurahanCode: CIDENG });
    for (const number of [inGambir, inCideng]) await citizen.routed(number);
    const handed = await world.ask('POST', `/complaints/${inGambir}/coordinations`, {
      token: await world.signIn(`lurah-${GAMBIR}`),
      body: { message: 'Diteruskan.', unit: 'dinas-bina-marga' },
    });
    expect(handed.status).toBe(201);
    const numbersOf = async (account: string, area = ''): Promise<string[]> => {
      const { body } = await world.ask<{ items: { number: string; nextDueAt: string }[] }>(
        'GET',
        `/inbox?limit=200${area && `&area=${area}`}`,
        { token: await world.signIn(account) },
      );
      const due = body.items.map(({ nextDueAt }) => nextDueAt);
      expect(due).toEqual([...due].sort());
      const numbers = body.items.map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      return numbers;
    };
    for (const account of ['camat-31.71.01', 'walikota-31.71', 'communications'])
      expect(await numbersOf(account)).toEqual(expect.arrayContaining([inGambir, inCideng]));
    const within = await numbersOf('camat-31.71.01', CIDENG);
    expect(within).toContain(inCideng);
    expect(within).not.toContain(inGambir);
    const units = await numbersOf('unit-dinas-bina-marga');
    expect(units).toContain(inGambir);
    expect(units).not.toContain(inCideng);
    expect(await numbersOf('unit-dinas-bina-marga', CIDENG)).not.toContain(inGambir);
  });
});
