import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { randomUUID } from 'node:crypto';
import { AppModule, type Surroundings } from './app.module.js';
import { FieldsPipe } from './common/fields/index.js';
import { KnownRoutes } from './common/problems/known-routes.js';
import { answerProblem, ProblemFilter } from './common/problems/problem.filter.js';
import { answerUnreadable } from './common/problems/unreadable.js';
import { measureRequests } from './health/process-figures.js';
import { publishOpenApi } from './open-api.js';

const ONE_MEGABYTE = 1_048_576;

/** Builds the HTTP side: everything but listening. */
export async function createHttpApp(surroundings: Surroundings): Promise<NestFastifyApplication> {
  const routes = new KnownRoutes();
  const adapter = new FastifyAdapter({
    bodyLimit: ONE_MEGABYTE,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    // FieldsPipe refuses such names, and says which.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (fault: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(fault, request, reply, routes),
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  measureRequests(adapter.getInstance());
  adapter.getInstance().addHook('onRoute', (route) => routes.add(route));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.in(surroundings), adapter, {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(new FieldsPipe());
  app.useGlobalFilters(new ProblemFilter(routes));
  publishOpenApi(app);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/', (_request, reply) => reply.redirect('/api/docs'));
  return app;
}
