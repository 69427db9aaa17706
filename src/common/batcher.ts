/** How much goes in one go. */
export interface BatcherOptions {
  /** Items of one go. */
  readonly maxBatch: number;
  /** Goes at the same time; one where not given. */
  readonly concurrency?: number;
  /** Whether after this fault of a go its items are worth a go each, so that one bad item fails alone. */
  readonly retryAlone?: (fault: unknown) => boolean;
}

interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Does what is asked for at the same time in one go: while one go is under way,
 * the next gathers. So a statement or a call that costs as much for a hundred
 * items as for one is made once, and an item alone waits for nobody.
 */
export class Batcher<In, Out> {
  private waiting: Waiting<In, Out>[] = [];
  private running = 0;
  private begins = false;

  /** @param work gives one result for each item, in their order; where it throws, all items of that go fail */
  constructor(
    private readonly limits: BatcherOptions,
    private readonly work: (items: readonly In[]) => Promise<readonly Out[]>,
  ) {}

  /** How many wait for their go. */
  get length(): number {
    return this.waiting.length;
  }

  /** Adds an item to the next go, and gives its result. */
  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.beginSoon();
    });
  }

  /** What arrives in the same turn of the event loop goes together. */
  private beginSoon(): void {
    if (this.begins || this.waiting.length === 0 || this.running >= (this.limits.concurrency ?? 1)) return;
    this.begins = true;
    setImmediate(() => {
      this.begins = false;
      void this.go(this.waiting.splice(0, this.limits.maxBatch));
      this.beginSoon();
    });
  }

  private async go(batch: readonly Waiting<In, Out>[]): Promise<void> {
    this.running++;
    await this.attempt(batch);
    this.running--;
    this.beginSoon();
  }

  private async attempt(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.work(batch.map(({ item }) => item));
      if (results.length !== batch.length) {
        throw new Error(`${batch.length} items were gathered, and ${results.length} results given.`);
      }
      batch.forEach(({ resolve }, place) => resolve(results[place] as Out));
    } catch (fault) {
      if (batch.length > 1 && this.limits.retryAlone?.(fault))
        for (const each of batch) await this.attempt([each]);
      else batch.forEach(({ reject }) => reject(fault));
    }
  }
}
