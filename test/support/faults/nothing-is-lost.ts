import { faults } from './faults.js';
import { sleep } from './load.js';
import { openTown, type Town } from './town.js';
import { lastVerdict, verdict } from './verdict.js';

const ENOUGH = 300;
/** Other tests run beside it; `npm run soak` presses harder. */
const PAUSE = 1_000;

/**
 * Lets faults happen to one town in which citizens file all the time. A file for
 * each backend, as they take long; what strikes neither workers nor Redis is the
 * same on both, and is done here on one and by `npm run soak` on either.
 */
export function nothingIsLost(backend: 'postgres' | 'redis'): void {
  let town: Town;
  beforeAll(async () => {
    town = await openTown(backend, PAUSE);
    town.load.start();
  });
  afterAll(() => town.close());

  it.each(
    faults.filter(
      ({ name, on }) =>
        on.includes(backend) && (on.length === 1 || backend === 'postgres' || name.includes('worker')),
    ),
  )('when $name', async ({ strike }) => {
    await strike(town);
    expect(await verdict(town)).toEqual([]);
  });

  it('and each of hundreds of intents is one complaint, however often it was sent', async () => {
    while (town.load.filed.length < ENOUGH) await sleep(100);
    expect(await lastVerdict(town)).toEqual([]);
    expect(town.load.replays).toBeGreaterThan(0);
  });
}
