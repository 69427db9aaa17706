import formBody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { readFields } from '../common/fields/index.js';
import { Problem } from '../common/problems/problem.js';
import { isForm, MULTIPART, acceptedBody, acceptsForms } from '../common/problems/accepted-body.js';
import { nested } from './forms/nested.js';
import { readMultipartForm } from './forms/multipart-form.js';

/** Refuses queries that hold more than a query may, before anything is done about them. */
export function boundQueries(server: FastifyInstance): void {
  server.addHook('onRequest', ({ url }, _reply, done) => {
    const begin = url.indexOf('?');
    if (begin >= 0) readFields(url.slice(begin + 1), 'query');
    done();
  });
}

/**
 * Lets bodies that are no JSON through to the routes that say they take them: files, and the forms of pages. These
 * routes take nothing else.
 */
export async function acceptForms(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type'];
    const isTaken = acceptsForms(request)
      ? type === undefined || isForm(type)
      : !isForm(type) || (isForm(type, MULTIPART) && acceptedBody(request) === MULTIPART);
    if (isTaken) done();
    else done(new Problem('unsupported_media_type', { expected: acceptedBody(request) }));
  });
  await app.register(multipart);
  await app.register(formBody, { parser: (text) => nested(readFields(text, 'body')) });
  // Before the limits look at who sends it.
  server.addHook('preValidation', async (request) => {
    if (!acceptsForms(request)) return;
    if (request.isMultipart()) await readMultipartForm(request);
    // A form without a body says nothing.
    else request.body ??= {};
  });
}
