import { Logger } from '@nestjs/common';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { type ProblemCode } from '../common/problems/catalog.js';

/** The concurrency limits of one process. */
export interface LoadLimits {
  readonly requests: number;
  /** Bytes of their bodies. */
  readonly bytes: number;
  /** Bytes that a body counts if it has no `Content-Length`. */
  readonly bytesUntold: number;
}

/**
 * Counts the requests in progress: those not yet answered, and those whose answer is not yet received. A request
 * beyond the limits is refused before its body is read, so that neither memory nor the wait for the database grows
 * with the number of clients.
 */
export class LoadShedder {
  private readonly logger = new Logger('Http');
  private readonly inProgress = new WeakMap<FastifyRequest, () => void>();
  private requests = 0;
  private bytes = 0;
  private stopping = false;
  private refusing = false;

  constructor(private readonly limits: LoadLimits) {}

  /** How many requests are in progress. */
  get count(): number {
    return this.requests;
  }

  /** Refuses every further request. */
  stop(): void {
    this.stopping = true;
  }

  /**
   * Adds the hooks to a server. Routes that declare `@AlwaysAnswered()` are neither counted nor refused.
   *
   * @param refuse answers in place of the route
   */
  guard(
    server: FastifyInstance,
    refuse: (code: ProblemCode, request: FastifyRequest, reply: FastifyReply) => void,
  ): void {
    server.addHook('onRequest', (request, reply, done) => {
      if (this.stopping) reply.header('Connection', 'close');
      if (request.routeOptions.config?.isAlwaysAnswered) return done();
      const bytes = this.bytesOf(request);
      if (this.stopping) refuse('stopping', request, reply);
      else if (this.isTooMuch(bytes)) refuse('overloaded', request, reply);
      else {
        this.take(request, reply, bytes);
        done();
      }
    });
    server.addHook('onSend', (request, _reply, payload, done) => {
      const end = this.inProgress.get(request);
      if (end && payload instanceof Readable) payload.once('close', end);
      else end?.();
      // An answer that cannot be sent is followed by a second one, with the error.
      this.inProgress.delete(request);
      done();
    });
  }

  private bytesOf({ headers }: FastifyRequest): number {
    if (headers['transfer-encoding'] !== undefined) return this.limits.bytesUntold;
    return Math.min(Number(headers['content-length'] ?? 0) || 0, this.limits.bytesUntold);
  }

  private isTooMuch(bytes: number): boolean {
    const tooMuch = this.requests >= this.limits.requests || this.bytes + bytes > this.limits.bytes;
    if (tooMuch && !this.refusing) {
      this.refusing = true;
      this.logger.warn(`Refuses requests: ${this.requests} with ${this.bytes} bytes are in progress.`);
    }
    return tooMuch;
  }

  /** A request ends once its work and its connection have both ended: work goes on after a client has left. */
  private take(request: FastifyRequest, reply: FastifyReply, bytes: number): void {
    this.requests++;
    this.bytes += bytes;
    let open = 2;
    const end = (): void => {
      if (--open > 0) return;
      this.requests--;
      this.bytes -= bytes;
      if (this.requests < this.limits.requests / 2) this.refusing = false;
    };
    this.inProgress.set(request, end);
    reply.raw.once('close', end);
  }
}
