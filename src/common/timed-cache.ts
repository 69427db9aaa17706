/** Lifetime of a value, in milliseconds. */
const LIFETIME_MS = 5_000;

/** Caches one value of the database in memory. A change there is seen within five seconds. */
export class TimedCache<T> {
  private value?: Promise<T>;
  private readAt = -Infinity;

  /** @param read is called by the first caller after the lifetime; concurrent callers share its result */
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
