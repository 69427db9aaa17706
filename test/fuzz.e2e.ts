import { randomInt } from 'node:crypto';
import { fuzz } from './support/fuzz/campaign.js';
import { memoryOf, verdict } from './support/fuzz/verdict.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

describe('whatever a client sends', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  // `npm run fuzz` sends far more.
  it('is stored and answered, or refused in words', async () => {
    const seed = randomInt(2 ** 31);
    const before = await memoryOf(world);
    const campaign = await fuzz(world, { count: 500, seed, say: () => undefined });
    expect({ seed, found: await verdict(world, campaign, before) }).toEqual({ seed, found: [] });
    expect(campaign.filed.size).toBeGreaterThan(0);
    expect(campaign.steps.size).toBeGreaterThan(0);
  });
});
