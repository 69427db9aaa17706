import formBody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { isForm, MULTIPART, takenBy, takesForms } from './common/problems/taken-by.js';
import { nested } from './web/forms/nested.js';
import { readMultipartForm } from './web/forms/multipart-form.js';

/**
 * Lets bodies that are no JSON through to the routes that say they take them: files, and the forms of pages.
 *
 * @param refuse answers in place of any other route
 */
export async function acceptForms(
  app: NestFastifyApplication,
  refuse: (request: FastifyRequest, reply: FastifyReply) => void,
): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    const type = request.headers['content-type'];
    const isTaken = takesForms(request) || (isForm(type, MULTIPART) && takenBy(request) === MULTIPART);
    if (isForm(type) && !isTaken) refuse(request, reply);
    else done();
  });
  await app.register(multipart);
  await app.register(formBody, { parser: (text) => nested(new URLSearchParams(text)) });
  // Before the limits look at who sends it.
  server.addHook('preValidation', async (request) => {
    if (takesForms(request) && request.isMultipart()) await readMultipartForm(request);
  });
}
