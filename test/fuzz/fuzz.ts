import { type Campaign, fuzz } from '../support/fuzz/campaign.js';
import { memoryOf, verdict } from '../support/fuzz/verdict.js';
import { openWatched } from '../support/fuzz/watched.js';

// Run by scripts/fuzz.mjs.
const count = Number(process.env.FUZZ_REQUESTS ?? 100_000);
const seed = Number(process.env.FUZZ_SEED);

jest.setTimeout(600_000 + count * 100);

const say = (text: string): void => void process.stdout.write(`${new Date().toISOString()} ${text}\n`);

it(`${count} requests to every route of API and pages break nothing`, async () => {
  const watched = await openWatched();
  const { world } = watched;
  try {
    const before = await memoryOf(world);
    const campaign = await fuzz(watched, { count, seed, say });
    say(tableOf(campaign));
    const found = await verdict(watched, campaign, before);
    const grown = Math.round(((await memoryOf(world)) - before) / 1_048_576);
    const longest = Math.max(0, ...watched.holds().map(({ held }) => held));
    say(`${campaign.filed.size} complaints filed; memory grew by ${grown} MB; seed ${seed}`);
    say(`The event loop was held for at most ${longest === 0 ? 'less than 50' : longest} ms`);
    for (const each of found) say(`✗ ${each}`);
    say(
      found.length === 0
        ? '✓ Nothing broke'
        : `✗ ${found.length} faults; again with: npm run fuzz -- --seed ${seed}`,
    );
    expect(found).toEqual([]);
  } finally {
    await world.close();
  }
});

function tableOf({ answers }: Campaign): string {
  const lines = [...answers].sort().map(([operation, counts]) => {
    const sorted = [...counts].sort(([a], [b]) => a - b);
    const total = sorted.reduce((sum, [, count]) => sum + count, 0);
    const statuses = sorted.map(([status, count]) => `${status === 0 ? 'no answer' : status}: ${count}`);
    return `${String(total).padStart(6)} ${operation.padEnd(52)} ${statuses.join(', ')}`;
  });
  return `requests by operation, and their answers\n${lines.join('\n')}`;
}
