import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Actor } from '../../identity/actor.js';
import { SessionGuard } from '../../identity/session.guard.js';
import { type Asker } from './erasures.service.js';

type AskingRequest = FastifyRequest & { actor?: Actor };

/** Lets citizens with a secret through, and otherwise only whoever is signed in. */
@Injectable()
export class AskerGuard implements CanActivate {
  constructor(private readonly sessions: SessionGuard) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<AskingRequest>();
    return headers['tracking-secret'] !== undefined || this.sessions.canActivate(context);
  }
}

/** The {@link Asker} of a request behind {@link AskerGuard}. */
export const WhoAsksErasure = createParamDecorator((_: unknown, context: ExecutionContext): Asker => {
  const { actor, headers } = context.switchToHttp().getRequest<AskingRequest>();
  return actor ? { actor } : { secret: [headers['tracking-secret'] ?? ''].flat().join() };
});
