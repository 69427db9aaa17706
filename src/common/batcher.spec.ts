import fc from 'fast-check';
import { Batcher } from './batcher.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('gathering', () => {
  it('does in one go what comes while another go is under way', async () => {
    const goes: number[][] = [];
    const gather = new Batcher<number, number>({ maxBatch: 100 }, async (items) => {
      goes.push([...items]);
      await turn();
      await turn();
      return items.map((item) => item * 2);
    });
    const first = gather.add(1);
    await turn();
    const others = [2, 3, 4].map((item) => gather.add(item));
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 8]);
    expect(goes).toEqual([[1], [2, 3, 4]]);
  });

  it('gives each item its own result, within its limits, whatever comes when', async () => {
    const plan = fc.array(fc.record({ item: fc.nat(), pause: fc.nat(3) }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        plan,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 3 }),
        async (items, atMost, underWay) => {
          let goes = 0;
          let most = 0;
          const gather = new Batcher<number, string>(
            { maxBatch: atMost, concurrency: underWay },
            async (batch) => {
              most = Math.max(most, ++goes);
              expect(batch.length).toBeLessThanOrEqual(atMost);
              for (let turns = 0; turns < (batch[0] ?? 0) % 4; turns++) await turn();
              goes--;
              return batch.map(String);
            },
          );
          const results: Promise<string>[] = [];
          for (const { item, pause } of items) {
            results.push(gather.add(item));
            for (let turns = 0; turns < pause; turns++) await turn();
          }
          expect(await Promise.all(results)).toEqual(items.map(({ item }) => String(item)));
          expect(most).toBeLessThanOrEqual(underWay);
          expect(gather.length).toBe(0);
        },
      ),
    );
  });

  it('fails the items of a go that fails, and goes on with the next', async () => {
    const gather = new Batcher<string, string>({ maxBatch: 1 }, (items) =>
      items.includes('bad') ? Promise.reject(new Error('bad')) : Promise.resolve(items),
    );
    const [bad, good] = [gather.add('bad'), gather.add('good')];
    await expect(bad).rejects.toThrow('bad');
    expect(await good).toBe('good');
  });

  it('lets one bad item fail alone where its fault says so', async () => {
    const work = (items: readonly string[]): Promise<readonly string[]> =>
      items.includes('bad') ? Promise.reject(new Error('bad')) : Promise.resolve(items);
    const gather = new Batcher<string, string>({ maxBatch: 10, retryAlone: () => true }, work);
    const all = await Promise.allSettled(['a', 'bad', 'b'].map((item) => gather.add(item)));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const together = new Batcher<string, string>({ maxBatch: 10, retryAlone: () => false }, work);
    const none = await Promise.allSettled(['a', 'bad', 'b'].map((item) => together.add(item)));
    expect(none.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
