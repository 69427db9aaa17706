/** How items are batched. */
export interface BatcherOptions {
  /** Items in one batch at most. */
  readonly maxBatch: number;
  /** Batches at the same time; one if not given. */
  readonly concurrency?: number;
  /** Whether, after this error of a batch, each item is tried alone, so that one bad item fails alone. */
  readonly retryAlone?: (fault: unknown) => boolean;
}

interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Batches concurrent calls. While one batch runs, the next one collects. A statement that costs as much for a hundred
 * items as for one is made once, and a single item does not wait.
 */
export class Batcher<In, Out> {
  private waiting: Waiting<In, Out>[] = [];
  private running = 0;
  private scheduled = false;

  /** @param work returns one result for each item, in the same order; if it throws, all items of the batch fail */
  constructor(
    private readonly limits: BatcherOptions,
    private readonly work: (items: readonly In[]) => Promise<readonly Out[]>,
  ) {}

  /** How many items wait for their batch. */
  get length(): number {
    return this.waiting.length;
  }

  /** Adds an item to the next batch and returns its result. */
  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.scheduleBatch();
    });
  }

  /** Items that arrive in the same turn of the event loop go into one batch. */
  private scheduleBatch(): void {
    if (this.scheduled || this.waiting.length === 0 || this.running >= (this.limits.concurrency ?? 1)) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.runBatch(this.waiting.splice(0, this.limits.maxBatch));
      this.scheduleBatch();
    });
  }

  private async runBatch(batch: readonly Waiting<In, Out>[]): Promise<void> {
    this.running++;
    await this.execute(batch);
    this.running--;
    this.scheduleBatch();
  }

  private async execute(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.work(batch.map(({ item }) => item));
      if (results.length !== batch.length) {
        throw new Error(`${batch.length} items were batched, but ${results.length} results returned.`);
      }
      batch.forEach(({ resolve }, place) => resolve(results[place] as Out));
    } catch (fault) {
      if (batch.length > 1 && this.limits.retryAlone?.(fault))
        for (const each of batch) await this.execute([each]);
      else batch.forEach(({ reject }) => reject(fault));
    }
  }
}
