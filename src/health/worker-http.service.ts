import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { fastify, type FastifyInstance } from 'fastify';
import { KnownRoutes } from '../http/problems/known-routes.js';
import { answerProblem } from '../http/problems/problem.filter.js';
import { Problem } from '../common/problems/problem.js';
import { type Config } from '../config/config.js';
import { InjectConfig } from '../config/inject-config.js';
import { TelemetryService } from './telemetry.service.js';
import { HealthService } from './health.service.js';
import { mayReadMetrics } from './metrics-access.js';
import { processTelemetry } from './process-telemetry.js';

/**
 * What a process shows of itself on a port that is not for the public: whether it lives, whether it can work, and its
 * figures. It is `WORKER_PORT` of a worker, `METRICS_PORT` of a process that serves the API.
 */
@Injectable()
export class WorkerHttpService implements OnApplicationShutdown {
  private server?: FastifyInstance;

  constructor(
    private readonly health: HealthService,
    private readonly telemetry: TelemetryService,
    @InjectConfig() private readonly config: Config,
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
    server.get('/metrics', ({ raw }, reply) => {
      if (!mayReadMetrics(this.config, raw, true)) throw new Problem('metrics_closed');
      reply.type(processTelemetry.contentType);
      return this.telemetry.exposition();
    });
    return server;
  }
}
