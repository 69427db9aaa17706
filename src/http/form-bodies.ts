import formBody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { readFields } from '../common/fields/index.js';
import { Problem } from '../common/problems/problem.js';
import { acceptedBody, acceptsForms, isForm, MULTIPART } from './accepted-body.js';
import { nested } from './forms/nested.js';
import { readMultipartForm } from './forms/multipart-form.js';

/** Refuses queries with too many fields, or with names that are too long, before any work is done for them. */
export function boundQueries(server: FastifyInstance): void {
  server.addHook('onRequest', ({ url }, _reply, done) => {
    const begin = url.indexOf('?');
    if (begin >= 0) readFields(url.slice(begin + 1), 'query');
    done();
  });
}

/**
 * Parses multipart and urlencoded bodies for the routes that declare `@AcceptsFiles()` or `@AcceptsForms()`. These
 * routes accept no other body, and no other route accepts such a body.
 */
export async function acceptForms(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'];
    const isAccepted = acceptsForms(request)
      ? type === undefined || isForm(type)
      : !isForm(type) || (isForm(type, MULTIPART) && acceptedBody(request) === MULTIPART);
    if (isAccepted) done();
    else done(new Problem('unsupported_media_type', { expected: acceptedBody(request) }));
  });
  await app.register(multipart);
  await app.register(formBody, { parser: (text) => nested(readFields(text, 'body')) });
  // Before the limits that read the body.
  server.addHook('preValidation', async (request) => {
    if (!acceptsForms(request)) return;
    if (request.isMultipart()) await readMultipartForm(request);
    // A form without a body has no fields.
    else request.body ??= {};
  });
}
