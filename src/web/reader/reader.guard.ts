import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { type Actor } from '../../identity/actor.js';
import { SessionCookiesService } from '../../identity/cookies/session-cookies.service.js';
import { type Fields } from '../../http/forms/nested.js';
import { type Reader } from './reader.js';
import { ReadersService } from './readers.service.js';

/** The hidden field with the idempotency key of a form: sent twice, the form acts once. */
export const KEY_FIELD = '_key';

export type PageRequest = FastifyRequest & { reader?: Reader; actor?: Actor };

/** Finds out who reads a page, and refuses forms that another site made a browser send. */
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
    moveIdempotencyKey(request);
    return true;
  }
}

/** Moves the key of a form to the header in which the API expects it. */
function moveIdempotencyKey(request: PageRequest): void {
  if (typeof request.body !== 'object' || request.body === null) return;
  const { [KEY_FIELD]: key, ...fields } = request.body as Fields;
  request.body = fields;
  if (typeof key === 'string') request.headers['idempotency-key'] = key;
}

/** Whoever reads the page of a request behind {@link ReaderGuard}. */
export function readerOf({ reader }: PageRequest): Reader {
  if (!reader) throw new Error('A page was requested without ReaderGuard.');
  return reader;
}

/** Whoever reads the page. */
export const CurrentReader = createParamDecorator((_: unknown, context: ExecutionContext): Reader =>
  readerOf(context.switchToHttp().getRequest<PageRequest>()),
);

/** Who is signed in. @throws Problem `not_signed_in`, which sends the browser to the sign-in page */
export const CurrentOfficer = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<PageRequest>();
  if (!actor) throw new Problem('not_signed_in');
  return actor;
});
