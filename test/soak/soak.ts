import { randomInt } from 'node:crypto';
import { faults } from '../support/faults/faults.js';
import { openTown } from '../support/faults/town.js';
import { lastVerdict, verdict } from '../support/faults/verdict.js';
import { backends } from '../support/redis.js';

// Run by scripts/soak.mjs.
const minutes = Number(process.env.SOAK_MINUTES ?? 10);
const wanted = process.env.SOAK_BACKEND;
const share = (minutes * 60_000) / (wanted === undefined ? backends.length : 1);

jest.setTimeout(share + 600_000);

const say = (text: string): void => void process.stdout.write(`${new Date().toISOString()} ${text}\n`);

it.each(backends.filter((backend) => wanted === undefined || backend === wanted))(
  'random faults, queues on %s, lose nothing',
  async (backend) => {
    const possible = faults.filter(({ on }) => on.includes(backend));
    const town = await openTown(backend);
    town.load.start();
    try {
      const end = performance.now() + share;
      while (performance.now() < end) {
        const fault = possible[randomInt(possible.length)];
        say(`${backend}: ${town.load.filed.length} filed; ${fault?.name}`);
        await fault?.strike(town);
        expect(await verdict(town)).toEqual([]);
      }
      expect(await lastVerdict(town)).toEqual([]);
      const { filed, intents, replays } = town.load;
      say(
        `${backend}: of ${intents.length} intents ${filed.length} were answered, ${replays} more than once; nothing lost`,
      );
    } finally {
      await town.close();
    }
  },
);
