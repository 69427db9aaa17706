import fc from 'fast-check';
import { mapInTurns } from './in-turns.js';

describe('a list mapped in turns', () => {
  it('is what map makes of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 200 }), async (items) => {
        const map = (item: number, index: number): number => item * 2 + index;
        expect(await mapInTurns(items, map)).toEqual(items.map(map));
      }),
    );
  });

  it('lets other work of the event loop in before it ends', async () => {
    let others = 0;
    const other = (): void => {
      others++;
      if (!isDone) setImmediate(other);
    };
    let isDone = false;
    setImmediate(other);
    const busy = (): void => {
      const end = performance.now() + 2;
      while (performance.now() < end);
    };
    await mapInTurns(Array.from({ length: 200 }), busy);
    isDone = true;
    expect(others).toBeGreaterThan(1);
  });
});
