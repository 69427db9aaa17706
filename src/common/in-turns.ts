import { setImmediate } from 'node:timers/promises';

/** How long a computation may keep the event loop to itself, in milliseconds: a tenth of what any request may. */
const TURN = 25;

/** Divides a long computation into turns, between which the event loop does what else is due. */
export class Turns {
  private begun = performance.now();

  /** To be awaited after each short step: returns at once until the turn is over. */
  async step(): Promise<void> {
    if (performance.now() - this.begun < TURN) return;
    await setImmediate();
    this.begun = performance.now();
  }
}

/** `items.map(map)` in {@link Turns}. */
export async function mapInTurns<Item, Made>(
  items: readonly Item[],
  map: (item: Item, index: number) => Made,
): Promise<Made[]> {
  const turns = new Turns();
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    made.push(map(item, index));
    if (index % STEP === 0) await turns.step();
  }
  return made;
}

/** Items between two looks at the clock: each look costs a turn of the microtask queue. */
const STEP = 32;
