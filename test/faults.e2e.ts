import { faults } from './support/faults/faults.js';
import { sleep } from './support/faults/load.js';
import { openTown, type Town } from './support/faults/town.js';
import { lastVerdict, verdict } from './support/faults/verdict.js';
import { backends } from './support/redis.js';

jest.setTimeout(180_000);

const ENOUGH = 2_000;

describe.each(backends)('nothing is lost while citizens file, queues on %s', (backend) => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown(backend);
    town.load.start();
  });
  afterAll(() => town.close());

  it.each(faults.filter(({ on }) => on.includes(backend)))('when $name', async ({ strike }) => {
    await strike(town);
    expect(await verdict(town)).toEqual([]);
  });

  it('and each of thousands of intents is one complaint, however often it was sent', async () => {
    while (town.load.filed.length < ENOUGH) await sleep(100);
    expect(await lastVerdict(town)).toEqual([]);
    expect(town.load.replays).toBeGreaterThan(0);
  });
});
