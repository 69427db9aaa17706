import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../common/problems/problem.js';
import { Refuses } from '../common/problems/refuses.js';
import { type Actor } from './actor.js';
import { Sessions } from './sessions.service.js';

type SignedInRequest = FastifyRequest & { actor?: Actor };

/** Lets only requests with a valid bearer token through, and remembers whose it is. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const [, token] = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
    request.actor = token === undefined ? undefined : await this.sessions.resume(token);
    if (!request.actor) throw new Problem('not_signed_in');
    return true;
  }
}

/** An endpoint for those who signed in. */
export function SignedIn(): MethodDecorator & ClassDecorator {
  return applyDecorators(UseGuards(SessionGuard), ApiBearerAuth(), Refuses('not_signed_in', 'unavailable'));
}

/** The {@link Actor} of a request behind {@link SignedIn}. */
export const WhoAsks = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!actor) throw new Problem('not_signed_in');
  return actor;
});
