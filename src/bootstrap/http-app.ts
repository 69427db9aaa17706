import cookie from '@fastify/cookie';
import cors, { type FastifyCorsOptions } from '@fastify/cors';
import helmet from '@fastify/helmet';
import { VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { randomUUID } from 'node:crypto';
import { type Socket } from 'node:net';
import { acceptForms, boundQueries } from '../http/form-bodies.js';
import { serveApiDocs } from '../web/api-docs/serve-api-docs.js';
import { AppModule, type AppContext } from '../app.module.js';
import { FieldsPipe } from '../common/fields/index.js';
import { KnownRoutes } from '../http/problems/known-routes.js';
import { Problem } from '../common/problems/problem.js';
import { answerProblem, ProblemFilter } from '../http/problems/problem.filter.js';
import { answerUnreadable } from '../http/problems/unreadable.js';
import { measureRequests, showInHand } from '../health/process-telemetry.js';
import { REPLAYED_HEADER } from '../idempotency/idempotency-context.js';
import { readJsonStrictly } from '../http/json-bodies.js';
import { limitRates } from '../http/rate-limits/rate-limits.js';
import { publishOpenApi } from '../openapi/open-api.js';
import { rememberRoutes } from '../http/request-log.js';
import { LoadShedder } from '../http/load-shedding.js';
import { EARLY_HEADERS, helmetFor } from '../http/security-headers.js';
import { serveAssets } from '../web/page/assets.js';
import { compressPages } from '../web/page/compress-pages.js';
import { PageProblemFilter } from '../web/page/page-problem.filter.js';
import { ReadersService } from '../web/reader/readers.service.js';

const ONE_MEGABYTE = 1_048_576;

/** Limits of load shedding. Measured: what a database with 20 connections answers within a second, and what fits into memory. */
const LIMITS = { requests: 512, bytes: 64 * ONE_MEGABYTE, bytesUntold: ONE_MEGABYTE };

/** Routes of the OpenAPI document. */
const DOCUMENT = /^\/api\/(docs|openapi\.json)/;

/** How long a client may take, in milliseconds. A client on a slow line can send a megabyte in that time. */
const TIMEOUT_MS = { headers: 15_000, request: 60_000, silence: 120_000 };

/**
 * Listeners on one response before Node warns. A streamed response has eleven: ours of the log, the telemetry and load
 * shedding, and those of Nest, Fastify and Node. All are removed with the response.
 */
const MOST_LISTENERS = 20;

class Adapter extends FastifyAdapter {
  readonly loadShedder = new LoadShedder(LIMITS);

  /** Called at the beginning of a shutdown, while running jobs are still being finished. */
  override beforeClose(): void {
    super.beforeClose();
    this.loadShedder.stop();
  }
}

/** Allows the listed origins to call the API from a browser, without cookies; all others are refused. */
function corsFor(origins: readonly string[]): FastifyCorsOptions {
  return {
    origin: (origin, answer) => answer(null, origin !== undefined && origins.includes(origin) && origin),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'ETag',
      'Location',
      'Retry-After',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      REPLAYED_HEADER,
    ],
    strictPreflight: false,
    maxAge: 600,
  };
}

/** Builds the HTTP side: everything but listening. */
export async function createHttpApp(context: AppContext): Promise<NestFastifyApplication> {
  const { config } = context;
  const routes = new KnownRoutes();
  const refuse = (fault: Error, request: FastifyRequest, reply: FastifyReply): void =>
    answerProblem(fault, request, reply.headers(EARLY_HEADERS), routes);
  const adapter = new Adapter({
    // X-Forwarded-For is read only from the proxies that are configured.
    trustProxy: config.trustProxy.length > 0 && [...config.trustProxy],
    bodyLimit: ONE_MEGABYTE,
    http: { headersTimeout: TIMEOUT_MS.headers, connectionsCheckingInterval: 5_000 },
    requestTimeout: TIMEOUT_MS.request,
    connectionTimeout: TIMEOUT_MS.silence,
    // Load shedding sends its own 503.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    // FieldsPipe refuses such names, and says which.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    clientErrorHandler: (fault: Error, socket: Socket) => answerUnreadable(fault, socket, EARLY_HEADERS),
    frameworkErrors: refuse,
  });
  readJsonStrictly(adapter.getInstance());
  adapter.getInstance().addHook('onRequest', (_request, reply, done) => {
    reply.raw.setMaxListeners(MOST_LISTENERS);
    done();
  });
  rememberRoutes(adapter.getInstance());
  measureRequests(adapter.getInstance());
  showInHand(() => adapter.loadShedder.count);
  adapter.loadShedder.guard(adapter.getInstance(), (code, request, reply) =>
    refuse(new Problem(code), request, reply),
  );
  adapter.getInstance().addHook('onRoute', (route) => {
    routes.add(route);
    // Nest handles the errors of its own routes, but not of the OpenAPI document and its page.
    if (DOCUMENT.test(route.url)) route.errorHandler = refuse;
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.in(context), adapter, {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  await app.register(helmet, helmetFor(config));
  if (config.corsOrigins.length > 0) await app.register(cors, corsFor(config.corsOrigins));
  if (config.rateLimits) {
    const store = { hashKey: context.cityKeys.hash, redisUrl: config.redisUrl };
    await limitRates(adapter.getInstance(), config.rateLimits, store);
  }
  await app.register(cookie);
  boundQueries(adapter.getInstance());
  compressPages(adapter.getInstance());
  await serveAssets(app);
  await acceptForms(app);
  // A request with an unknown Expect header is answered like any other.
  const server = adapter.getHttpServer();
  server.on('checkExpectation', (...asked) => server.emit('request', ...asked));
  // What is no part of the API is of VERSION_NEUTRAL: pages, and what operators ask.
  app.enableVersioning({ type: VersioningType.URI, prefix: 'api/v', defaultVersion: '1' });
  app.useGlobalPipes(new FieldsPipe());
  app.useGlobalFilters(new PageProblemFilter(new ProblemFilter(routes), app.get(ReadersService), routes));
  publishOpenApi(app);
  await serveApiDocs(app);
  return app;
}
