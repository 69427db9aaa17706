import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { type Bilingual } from '../language.js';

export const MULTIPART = 'multipart/form-data';

/** A route that takes files, rather than JSON. */
export const TakesFiles = (): MethodDecorator => RouteConfig({ takes: MULTIPART });

const JSON_BODY: Bilingual = {
  id: 'application/json dalam UTF-8, tidak dimampatkan',
  en: 'application/json in UTF-8, not compressed',
};

/** What the route of a request takes. */
export function takenBy({ routeOptions }: FastifyRequest): string | Bilingual {
  return (routeOptions.config as { takes?: string } | undefined)?.takes ?? JSON_BODY;
}
