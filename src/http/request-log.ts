import { type FastifyInstance } from 'fastify';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Params } from 'nestjs-pino';
import { redact } from '../common/redact.js';
import { type Config } from '../config/config.js';

type RequestLogOptions = Exclude<NonNullable<Params['pinoHttp']>, readonly unknown[] | { write: unknown }>;

const routes = new WeakMap<IncomingMessage, string>();

/** Remembers by which route each request goes. The log names the route, never the address. */
export function rememberRoutes(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    routes.set(request.raw, request.routeOptions.url ?? 'none');
    done();
  });
}

/**
 * What is logged of a request. It is an allow-list: method, pattern of the route, status, duration and an id that the
 * server made. Nothing of an address, a query, a header or a body, and so no secret, place or person.
 */
export function requestLog({ logLevel }: Pick<Config, 'logLevel'>): RequestLogOptions {
  return {
    level: logLevel,
    wrapSerializers: false,
    serializers: {
      req: (request: IncomingMessage) => ({
        id: request.id,
        method: request.method,
        route: routes.get(request) ?? 'none',
      }),
      res: ({ statusCode }: ServerResponse) => ({ statusCode }),
      err: describeFault,
    },
  };
}

/** Where a fault happened, without the further fields of it: those of a statement hold what was sent. */
function describeFault(fault: unknown): object {
  if (!(fault instanceof Error)) return { message: redact(String(fault)) };
  const { name, message, stack = '' } = fault;
  return { type: name, message: redact(message), stack: framesOf(stack, message) };
}

/** The frames of a stack alone: what stands before them is the message. Nothing where it does not hold the message. */
function framesOf(stack: string, message: string): string {
  const at = stack.indexOf(message);
  return at < 0 ? '' : stack.slice(at + message.length).trimStart();
}
