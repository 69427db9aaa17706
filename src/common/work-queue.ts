import { Problem } from './problems/problem.js';

interface Waiting {
  readonly start: () => void;
  readonly urgent: boolean;
}

/** Limits how much costly work runs at once. Urgent work starts first; the rest starts in order. */
export class WorkQueue {
  private running = 0;
  private readonly waiting: Waiting[] = [];

  /**
   * @param concurrency how much runs at once
   * @param mostWaiting how much may wait, of the urgent and of the rest each
   */
  constructor(
    private readonly concurrency: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws Problem `overloaded` where too much waits already */
  async run<T>(work: () => Promise<T>, urgent = false): Promise<T> {
    if (this.running >= this.concurrency) await this.wait(urgent);
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.takeNext();
      if (next) next.start();
      else this.running--;
    }
  }

  private wait(urgent: boolean): Promise<void> {
    if (this.waiting.filter((each) => each.urgent === urgent).length >= this.mostWaiting)
      throw new Problem('overloaded', {}, { retryAfter: 2 });
    return new Promise((start) => this.waiting.push({ start, urgent }));
  }

  private takeNext(): Waiting | undefined {
    const urgent = this.waiting.findIndex((each) => each.urgent);
    return this.waiting.splice(Math.max(0, urgent), 1)[0];
  }
}
