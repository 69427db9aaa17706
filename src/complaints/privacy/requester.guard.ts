import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Actor } from '../../identity/actor.js';
import { SessionGuard } from '../../identity/session.guard.js';
import { type Requester } from './erasures.service.js';

type RequestWithActor = FastifyRequest & { actor?: Actor };

/** Admits requests with a tracking secret, which the service checks, and otherwise only those of a signed-in actor. */
@Injectable()
export class RequesterGuard implements CanActivate {
  constructor(private readonly sessions: SessionGuard) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<RequestWithActor>();
    return headers['tracking-secret'] !== undefined || this.sessions.canActivate(context);
  }
}

/** The {@link Requester} of a request behind {@link RequesterGuard}. */
export const CurrentRequester = createParamDecorator((_: unknown, context: ExecutionContext): Requester => {
  const { actor, headers } = context.switchToHttp().getRequest<RequestWithActor>();
  return actor ? { actor } : { secret: [headers['tracking-secret'] ?? ''].flat().join() };
});
