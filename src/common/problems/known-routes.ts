/** Which methods each address knows, so that a wrong method is told from a wrong address. */
export class KnownRoutes {
  private readonly methods = new Map<string, Set<string>>();

  /** Remembers a route as Fastify registers it. */
  add({ url, method }: { url: string; method: string | string[] }): void {
    const known = this.methods.get(url) ?? new Set();
    this.methods.set(url, known);
    for (const each of [method].flat()) known.add(each);
  }

  /** The methods of the first address that the path fits, sorted; none where it fits no address. */
  methodsAt(path: string): string[] {
    const [, methods] = [...this.methods].find(([url]) => fits(path, url)) ?? [];
    return [...(methods ?? [])].sort();
  }
}

function fits(path: string, url: string): boolean {
  const steps = path.split('/');
  const pattern = url.split('/');
  return (
    steps.length === pattern.length && pattern.every((step, place) => fitsStep(steps[place] ?? '', step))
  );
}

/** A step of a pattern is a text, or a parameter, also one with an ending such as `:month.json`. */
function fitsStep(step: string, pattern: string): boolean {
  if (!pattern.startsWith(':')) return step === pattern;
  const dot = pattern.indexOf('.');
  const ending = dot < 0 ? '' : pattern.slice(dot);
  return step.endsWith(ending) && step.length > ending.length;
}
