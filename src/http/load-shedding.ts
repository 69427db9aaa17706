import { Logger } from '@nestjs/common';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { type ProblemCode } from '../common/problems/catalog.js';

/** What one process takes on at the same time. */
export interface LoadLimits {
  readonly requests: number;
  /** Bytes of their bodies. */
  readonly bytes: number;
  /** What a body counts whose length is not told before it comes. */
  readonly bytesUntold: number;
}

/**
 * The requests that were taken and are not yet done with: answered, and the
 * answer received or the client gone. What comes beyond the limits is refused
 * before its body is read, so that neither the memory of the process nor the
 * queue before the database grows with the crowd at the door.
 */
export class LoadShedder {
  private readonly logger = new Logger('Http');
  private readonly atWork = new WeakMap<FastifyRequest, () => void>();
  private requests = 0;
  private bytes = 0;
  private stopping = false;
  private refusing = false;

  constructor(private readonly limits: LoadLimits) {}

  /** How many there are. */
  get count(): number {
    return this.requests;
  }

  /** Refuses whatever comes from now on. */
  stop(): void {
    this.stopping = true;
  }

  /**
   * Stands at the door of a server.
   *
   * @param always routes that are answered however many are in hand
   * @param refuse answers in place of the route
   */
  guard(
    server: FastifyInstance,
    always: readonly string[],
    refuse: (code: ProblemCode, request: FastifyRequest, reply: FastifyReply) => void,
  ): void {
    server.addHook('onRequest', (request, reply, done) => {
      if (this.stopping) reply.header('Connection', 'close');
      if (always.includes(request.routeOptions.url ?? '')) return done();
      const bytes = this.bytesOf(request);
      if (this.stopping) refuse('stopping', request, reply);
      else if (this.isTooMuch(bytes)) refuse('overloaded', request, reply);
      else {
        this.take(request, reply, bytes);
        done();
      }
    });
    server.addHook('onSend', (request, _reply, payload, done) => {
      const end = this.atWork.get(request);
      if (end && payload instanceof Readable) payload.once('close', end);
      else end?.();
      // An answer that cannot be sent is followed by another that says so.
      this.atWork.delete(request);
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
      this.logger.warn(`Refuses requests: ${this.requests} with ${this.bytes} bytes are in hand.`);
    }
    return tooMuch;
  }

  /** A client that leaves does not end the work for it: both must have ended, the work and the connection's part in it. */
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
    this.atWork.set(request, end);
    reply.raw.once('close', end);
  }
}
