import { randomInt } from 'node:crypto';
import { fuzz } from './support/fuzz/campaign.js';
import { memoryOf, verdict } from './support/fuzz/verdict.js';
import { openWatched, type Watched } from './support/fuzz/watched.js';

jest.setTimeout(300_000);

describe('whatever a client sends', () => {
  let watched: Watched;
  beforeAll(async () => (watched = await openWatched()));
  afterAll(() => watched.world.close());

  // A tenth of what `npm run fuzz` sends.
  it('is stored and answered, or refused in words', async () => {
    const seed = randomInt(2 ** 31);
    const before = await memoryOf(watched.world);
    const campaign = await fuzz(watched, { count: 10_000, seed, say: () => undefined });
    expect({ seed, found: await verdict(watched, campaign, before) }).toEqual({ seed, found: [] });
    expect(campaign.filed.size).toBeGreaterThan(0);
    expect(campaign.steps.size).toBeGreaterThan(0);
  });
});
