/** How long what was read counts, in milliseconds. */
const LIFETIME_MS = 5_000;

/** Something of the database kept in memory: what is changed there counts within five seconds. */
export class TimedCache<T> {
  private value?: Promise<T>;
  private readAt = -Infinity;

  /** @param read is called by the first who asks once it is stale; whoever asks meanwhile waits for the same answer */
  constructor(private readonly read: () => Promise<T>) {}

  get(): Promise<T> {
    if (this.value === undefined || performance.now() - this.readAt > LIFETIME_MS) {
      this.readAt = performance.now();
      const value = this.read();
      value.catch(() => {
        if (this.value === value) this.value = undefined;
      });
      this.value = value;
    }
    return this.value;
  }
}
