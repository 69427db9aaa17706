import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { type Actor } from '../../identity/actor.js';
import { SessionCookiesService } from '../../identity/cookies/session-cookies.service.js';
import { type Fields } from '../../http/forms/nested.js';
import { type Reader } from './reader.js';
import { ReadersService } from './readers.service.js';

/** A form names itself in this field, so that it is acted on once, however often it is sent. */
export const KEY_FIELD = '_key';

export type PageRequest = FastifyRequest & { reader?: Reader; actor?: Actor };

/** Tells who reads a page, and refuses forms that another site made a browser send. */
@Injectable()
export class ReaderGuard implements CanActivate {
  constructor(
    private readonly readers: ReadersService,
    private readonly cookies: SessionCookiesService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PageRequest>();
    const reader = await this.readers.of(request);
    request.reader = reader;
    request.actor = reader.actor;
    if (reader.actor) this.cookies.refuseForged(request, reader.actor.sessionId);
    else this.cookies.refuseForeign(request);
    nameAttempt(request);
    return true;
  }
}

/** The key of a form goes where the API has it. The token was taken out before, where there is a session. */
function nameAttempt(request: PageRequest): void {
  if (typeof request.body !== 'object' || request.body === null) return;
  const { [KEY_FIELD]: key, ...fields } = request.body as Fields;
  request.body = fields;
  if (typeof key === 'string') request.headers['idempotency-key'] = key;
}

/** Whoever reads the page. */
export const ForReader = createParamDecorator((_: unknown, context: ExecutionContext): Reader => {
  const { reader } = context.switchToHttp().getRequest<PageRequest>();
  if (!reader) throw new Problem('not_signed_in');
  return reader;
});

/** Who is signed in. @throws Problem `not_signed_in`, for which a page shows where to do so */
export const ForOfficer = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<PageRequest>();
  if (!actor) throw new Problem('not_signed_in');
  return actor;
});
