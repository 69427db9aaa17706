import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyContextConfig } from 'fastify';
import { type Bilingual } from '../common/language.js';

/** A rate limit that a route declares beside the one of every route. */
export type DeclaredRateLimit = 'filing' | 'sign-in' | 'secret';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The kind of body that the route accepts, as a refusal names it; JSON if not declared. */
    readonly accepts?: string | Bilingual;
    /** The limits that count requests of the route, beside the one of every route. */
    readonly rateLimits?: readonly DeclaredRateLimit[];
    /** Whether the route answers with pages, which people read; otherwise programs read its answers. */
    readonly isPage?: boolean;
    /** Whether the route is answered under any load and at any rate. */
    readonly isAlwaysAnswered?: boolean;
  }
}

const DECLARATION = Symbol('RouteDeclaration');

/**
 * Declares something about a route, or about every route of a controller, for the hooks of the HTTP server. They read
 * it from `request.routeOptions.config`. Several declarations about one route add up.
 */
export function declareRoute(declared: FastifyContextConfig): MethodDecorator & ClassDecorator {
  return (target: object, name?: string | symbol, method?: PropertyDescriptor): void => {
    if (name !== undefined && method) return declare(target, name, method, declared);
    const { prototype } = target as { prototype: object };
    for (const [each, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
      if (each !== 'constructor' && typeof descriptor.value === 'function')
        declare(prototype, each, descriptor, declared);
  };
}

/** `RouteConfig` replaces what was declared before, so it is given everything each time. */
function declare(
  target: object,
  name: string | symbol,
  method: PropertyDescriptor,
  declared: FastifyContextConfig,
): void {
  const handler = method.value as object;
  const before = (Reflect.getMetadata(DECLARATION, handler) ?? {}) as FastifyContextConfig;
  const all = { ...before, ...declared };
  Reflect.defineMetadata(DECLARATION, all, handler);
  RouteConfig(all)(target, name, method);
}

/** Answers requests of the route under any load and at any rate: for what tells how the process is. */
export const AlwaysAnswered = (): MethodDecorator & ClassDecorator =>
  declareRoute({ isAlwaysAnswered: true });

/** Counts requests of the route against further limits, beside the one of every route. */
export const RateLimit = (...rateLimits: readonly DeclaredRateLimit[]): MethodDecorator & ClassDecorator =>
  declareRoute({ rateLimits });
