import multipart from '@fastify/multipart';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { MULTIPART, takenBy } from './common/problems/taken-by.js';

/**
 * Lets bodies of several parts through to the routes that say they take them.
 *
 * @param refuse answers in place of any other route
 */
export async function acceptMultipart(
  app: NestFastifyApplication,
  refuse: (request: FastifyRequest, reply: FastifyReply) => void,
): Promise<void> {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const isMultipart = request.headers['content-type']?.toLowerCase().startsWith(MULTIPART) ?? false;
      if (isMultipart && takenBy(request) !== MULTIPART) refuse(request, reply);
      else done();
    });
  await app.register(multipart);
}
