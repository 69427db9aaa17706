import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../common/problems/problem.js';
import { ApiProblems } from '../common/problems/api-problems.js';
import { type Actor } from './actor.js';
import { SessionCookiesService } from './cookies/session-cookies.service.js';
import { SessionsService } from './sessions.service.js';

/** A request, with whoever is signed in. */
export type SignedInRequest = FastifyRequest & { actor?: Actor };

/** Lets only requests with a valid bearer token or session cookie through, and sets their `actor`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookies: SessionCookiesService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    // Another guard of the route has checked it already.
    if (request.actor) return true;
    request.actor = await this.actorOf(request);
    if (!request.actor) throw new Problem('not_signed_in');
    // Only cookies are sent along by browsers unasked.
    if (request.headers.authorization === undefined)
      this.cookies.refuseForged(request, request.actor.sessionId);
    return true;
  }

  /** Who sends a request, by its bearer token or session cookie; undefined where nobody is signed in. */
  async actorOf(request: FastifyRequest): Promise<Actor | undefined> {
    const { authorization } = request.headers;
    const token = authorization === undefined ? this.cookies.tokenIn(request) : bearerOf(authorization);
    return token === undefined ? undefined : this.sessions.resume(token);
  }
}

function bearerOf(authorization: string): string | undefined {
  return /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1];
}

/** An endpoint for those who signed in. */
export function SignedIn(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    UseGuards(SessionGuard),
    ApiBearerAuth(),
    ApiCookieAuth(),
    ApiProblems('not_signed_in', 'unavailable'),
  );
}

/** The {@link Actor} of a request that may come without one, behind an `OptionalSessionGuard`. */
export const PerhapsActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<SignedInRequest>().actor,
);

/** The {@link Actor} of a request behind {@link SignedIn}. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!actor) throw new Problem('not_signed_in');
  return actor;
});
