import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';

export const MULTIPART = 'multipart/form-data';

/** A route that takes files, rather than JSON. */
export const TakesFiles = (): MethodDecorator => RouteConfig({ takes: MULTIPART });

/** The media type that the route of a request takes. */
export function takenBy({ routeOptions }: FastifyRequest): string {
  return (routeOptions.config as { takes?: string } | undefined)?.takes ?? 'application/json';
}
