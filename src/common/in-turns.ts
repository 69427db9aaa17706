import { setImmediate } from 'node:timers/promises';

/** How long a computation may hold the event loop, in milliseconds: a tenth of what any request may. */
const TURN = 25;

/** Divides a long computation into turns. Between them the event loop does other work. */
export class Turns {
  private begun = performance.now();

  /** Await it after each short step: it returns at once until the turn is over. */
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

/** Items between two checks of the clock; each check costs a turn of the microtask queue. */
const STEP = 32;
