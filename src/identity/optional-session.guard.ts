import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { SessionGuard } from './session.guard.js';

/** Remembers who is signed in at an endpoint that is everyone's. A token that is sent must be valid. */
@Injectable()
export class OptionalSessionGuard implements CanActivate {
  constructor(private readonly sessions: SessionGuard) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const sendsToken = /^Bearer /i.test(request.headers.authorization ?? '');
    if (!sendsToken && !(await this.sessions.actorOf(request))) return true;
    return this.sessions.canActivate(context);
  }
}
