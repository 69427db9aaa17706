import { applyDecorators, type ExecutionContext, Injectable, SetMetadata, UseGuards } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { reachOrRefuse } from '../actor.js';
import { SessionCookiesService } from '../cookies/session-cookies.service.js';
import { SessionGuard, type SignedInRequest } from '../session.guard.js';
import { SessionsService } from '../sessions.service.js';
import { type Right } from './rights.js';

const RIGHT = 'identity:requiredRight';
/** The name under which an operation of the OpenAPI document says which right it requires. */
export const RIGHT_EXTENSION = 'x-required-right';

/** Lets only those through who are signed in and have the right that the route requires, however far it reaches. */
@Injectable()
export class RightGuard extends SessionGuard {
  constructor(
    sessions: SessionsService,
    cookies: SessionCookiesService,
    private readonly reflector: Reflector,
  ) {
    super(sessions, cookies);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    const { actor } = context.switchToHttp().getRequest<SignedInRequest>();
    if (actor) reachOrRefuse(actor, this.reflector.get<Right>(RIGHT, context.getHandler()));
    return actor !== undefined;
  }
}

/**
 * A route for those who have a right, by the table of rights. How far the right reaches, services check with the
 * complaint at hand.
 */
export function RequiresRight(right: Right): MethodDecorator {
  return applyDecorators(
    SetMetadata(RIGHT, right),
    UseGuards(RightGuard),
    ApiProblems('not_allowed'),
    ApiExtension(RIGHT_EXTENSION, right),
  );
}
