import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { fastify, type FastifyInstance } from 'fastify';
import { KnownRoutes } from '../common/problems/known-routes.js';
import { answerProblem } from '../common/problems/problem.filter.js';
import { Problem } from '../common/problems/problem.js';
import { Figures } from './figures.service.js';
import { Health } from './health.service.js';
import { processFigures } from './process-figures.js';

/** What a worker shows of itself, where it is told to: whether it lives, whether it can work, and its figures. */
@Injectable()
export class WorkerHttp implements OnApplicationShutdown {
  private server?: FastifyInstance;

  constructor(
    private readonly health: Health,
    private readonly figures: Figures,
  ) {}

  async listen(port: number, host: string): Promise<void> {
    this.server = this.open();
    await this.server.listen({ port, host });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }

  private open(): FastifyInstance {
    const routes = new KnownRoutes();
    const server = fastify();
    server.addHook('onRoute', (route) => routes.add(route));
    server.setErrorHandler((fault, request, reply) => answerProblem(fault, request, reply, routes));
    server.setNotFoundHandler(({ method, url: path }) => {
      throw new Problem('route_not_found', { method, path });
    });
    server.get('/health/live', () => ({ status: 'ok' }));
    server.get('/health/ready', async () => {
      await this.health.mustBeReady();
      return { status: 'ok' };
    });
    server.get('/metrics', (_request, reply) => {
      reply.type(processFigures.contentType);
      return this.figures.exposition();
    });
    return server;
  }
}
