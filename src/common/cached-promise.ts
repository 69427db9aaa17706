/** Returns the cached promise of a key, or makes it once for all concurrent callers. A rejected promise is removed. */
export function cachedPromise<Key, Value>(
  cache: {
    get(key: Key): Promise<Value> | undefined;
    set(key: Key, value: Promise<Value>): unknown;
    delete(key: Key): unknown;
  },
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const cached = cache.get(key);
  if (cached) return cached;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
