import { type RouteOptions } from 'fastify';

interface KnownRoute {
  readonly methods: Set<string>;
  readonly isPage: boolean;
}

/** The routes of the server by their patterns, to tell a wrong method from a wrong path. */
export class KnownRoutes {
  private readonly routes = new Map<string, KnownRoute>();

  /** Remembers a route; to be called from an `onRoute` hook. */
  add({ url, method, config }: Pick<RouteOptions, 'url' | 'method' | 'config'>): void {
    const known = this.routes.get(url) ?? { methods: new Set(), isPage: config?.isPage === true };
    this.routes.set(url, known);
    for (const each of [method].flat()) known.methods.add(each);
  }

  /** The methods of the first pattern that the path fits, sorted; none if it fits no pattern. */
  methodsAt(path: string): string[] {
    return [...(this.routeAt(path)?.methods ?? [])].sort();
  }

  /** Whether the first pattern that the path fits is that of a page; undefined if it fits no pattern. */
  isPageAt(path: string): boolean | undefined {
    return this.routeAt(path)?.isPage;
  }

  private routeAt(path: string): KnownRoute | undefined {
    const [, route] = [...this.routes].find(([url]) => fits(path, url)) ?? [];
    return route;
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
