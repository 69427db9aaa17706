/** Whether it is an object with fields: no array, no null. */
export function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object holds more values than so many, at whatever depth. */
export function holdsMoreThan(most: number, value: object): boolean {
  const seen: unknown[] = [value];
  for (const each of seen) {
    if (typeof each !== 'object' || each === null) continue;
    for (const name in each) {
      seen.push((each as Record<string, unknown>)[name]);
      if (seen.length > most) return true;
    }
  }
  return false;
}

/** Paths of the fields whose names every object has already, such as `constructor` or `__proto__`. */
export function inheritedNames(value: object, parent = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const path = `${parent}${name}`;
    if (name in Object.prototype) return [path];
    return typeof inner === 'object' && inner !== null ? inheritedNames(inner, `${path}.`) : [];
  });
}

/** Names that a query gives more than once. */
export function repeatedNames(query: object): string[] {
  return Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []));
}
