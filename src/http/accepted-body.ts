import { type FastifyRequest } from 'fastify';
import { type Bilingual } from '../common/language.js';
import { declareRoute } from './route-declaration.js';

export const MULTIPART = 'multipart/form-data';
const URLENCODED = 'application/x-www-form-urlencoded';
const FORMS: Bilingual = {
  id: `formulir: ${URLENCODED} atau ${MULTIPART}`,
  en: `a form: ${URLENCODED} or ${MULTIPART}`,
};
const JSON_BODY: Bilingual = {
  id: 'application/json dalam UTF-8, tidak dimampatkan',
  en: 'application/json in UTF-8, not compressed',
};

/** A route that accepts files instead of JSON. */
export const AcceptsFiles = (): MethodDecorator => declareRoute({ accepts: MULTIPART });

/** A route that accepts what the forms of pages send. */
export const AcceptsForms = (): MethodDecorator => declareRoute({ accepts: FORMS });

/** The kind of body that the route of a request accepts. */
export function acceptedBody({ routeOptions }: FastifyRequest): string | Bilingual {
  return routeOptions.config?.accepts ?? JSON_BODY;
}

export function acceptsForms(request: FastifyRequest): boolean {
  return acceptedBody(request) === FORMS;
}

/** Whether a body is what a form sends, by its `Content-Type`; of one kind of form, if that is given. */
export function isForm(contentType = '', ...kinds: string[]): boolean {
  const type = contentType.toLowerCase().split(';')[0]?.trim() ?? '';
  return (kinds.length > 0 ? kinds : [MULTIPART, URLENCODED]).includes(type);
}
