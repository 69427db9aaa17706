import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { chooseLanguage } from '../../common/language.js';
import { isOutOfReach } from '../../common/out-of-reach.js';
import { variesBy } from '../../common/varies-by.js';
import { redact } from '../../common/redact.js';
import { type ProblemCode } from '../../common/problems/catalog.js';
import { type KnownRoutes } from './known-routes.js';
import { Problem } from '../../common/problems/problem.js';
import { acceptedBody } from '../accepted-body.js';
import { unreadable } from './unreadable.js';

const logger = new Logger('Http');

/** Load shedding logs these itself, once for many requests. */
const SHED: readonly string[] = ['overloaded', 'stopping'] satisfies ProblemCode[];

/** Turns whatever was thrown into an `application/problem+json` answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: KnownRoutes) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.routes);
  }

  /** Sets the headers of the problem and returns it, for a filter that shows it in another form. */
  problemOf(thrown: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
    return prepareProblem(thrown, request, reply, this.routes);
  }
}

/** Answers with a problem where Fastify refuses a request before Nest sees it, such as a malformed address. */
export function answerProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  routes: KnownRoutes,
): void {
  const problem = prepareProblem(thrown, request, reply, routes);
  void variesBy(reply, 'Accept-Language')
    .status(problem.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .send(problem.toDocument(chooseLanguage(request.headers['accept-language'])));
}

/** Finds the problem for what was thrown, logs it if it is a fault of the server, and sets its headers. */
function prepareProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  routes: KnownRoutes,
): Problem {
  const path = request.url.split('?')[0] ?? '';
  const allowed = routes.methodsAt(path).join(', ');
  const problem = asProblem(thrown, request, path, allowed);
  if (problem.status >= 500 && !SHED.includes(problem.code))
    logger.error(redact(String(thrown instanceof Error ? (thrown.stack ?? thrown) : thrown)));
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  if (problem.status === 405) void reply.header('Allow', allowed);
  const { retryAfter = problem.status === 503 ? 5 : undefined } = problem.extensions;
  if (typeof retryAfter === 'number') void reply.header('Retry-After', retryAfter);
  return problem;
}

function asProblem(thrown: unknown, request: FastifyRequest, path: string, allowed: string): Problem {
  const { method, id } = request;
  if (thrown instanceof Problem) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusCodeOf(thrown);
  switch (status) {
    case 404:
      return allowed
        ? new Problem('method_not_allowed', { method, path, allowed })
        : new Problem('route_not_found', { method, path });
    case 413:
      return new Problem('body_too_large', { megabytes: 1 });
    case 415:
      return new Problem('unsupported_media_type', { expected: acceptedBody(request) });
  }
  if (status !== undefined && status >= 400 && status < 500) return unreadable(thrown);
  if (isOutOfReach(thrown)) return new Problem('unavailable', { what: 'database' });
  return new Problem('internal_error', { requestId: id });
}

function statusCodeOf(thrown: unknown): number | undefined {
  return thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : undefined;
}
