import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { type Bilingual } from '../language.js';

export const MULTIPART = 'multipart/form-data';
const URLENCODED = 'application/x-www-form-urlencoded';
const FORMS: Bilingual = {
  id: `formulir: ${URLENCODED} atau ${MULTIPART}`,
  en: `a form: ${URLENCODED} or ${MULTIPART}`,
};

/** A route that takes files, rather than JSON. */
export const AcceptsFiles = (): MethodDecorator => RouteConfig({ takes: MULTIPART });

/** A route that takes what the forms of pages send. */
export const AcceptsForms = (): MethodDecorator => RouteConfig({ takes: FORMS });

const JSON_BODY: Bilingual = {
  id: 'application/json dalam UTF-8, tidak dimampatkan',
  en: 'application/json in UTF-8, not compressed',
};

/** What the route of a request takes. */
export function acceptedBody({ routeOptions }: FastifyRequest): string | Bilingual {
  return (routeOptions.config as { takes?: string | Bilingual } | undefined)?.takes ?? JSON_BODY;
}

export function acceptsForms(request: FastifyRequest): boolean {
  return acceptedBody(request) === FORMS;
}

/** Whether a body is what a form sends, by its `Content-Type`; of one kind of form, where that is given. */
export function isForm(contentType = '', ...kinds: string[]): boolean {
  const type = contentType.toLowerCase().split(';')[0]?.trim() ?? '';
  return (kinds.length > 0 ? kinds : [MULTIPART, URLENCODED]).includes(type);
}
