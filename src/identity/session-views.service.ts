import { Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { setCookies } from '../http/response-cookie.js';
import { KnownDevicesService } from './cookies/known-devices.service.js';
import { SessionCookiesService } from './cookies/session-cookies.service.js';
import { type SessionResponse } from './session.response.js';
import { type Opened } from './sessions.service.js';

/** Carries a session to whoever signed in: in the answer, or in a cookie for pages. */
@Injectable()
export class SessionViewsService {
  constructor(
    private readonly cookies: SessionCookiesService,
    private readonly devices: KnownDevicesService,
  ) {}

  show(opened: Opened, asCookie: boolean, request: FastifyRequest, reply: FastifyReply): SessionResponse {
    const { id, expiresAt, actor, failures } = opened;
    const { credentialsVersion } = opened;
    setCookies(reply, [
      this.devices.remember(request, { id: actor.accountId, credentialsVersion }),
      ...(asCookie ? [this.cookies.of(opened)] : []),
    ]);
    return {
      id,
      token: asCookie ? null : opened.token,
      csrfToken: asCookie ? this.cookies.csrfTokenOf(id) : null,
      expiresAt,
      kind: actor.kind,
      name: actor.name,
      roles: [...new Set(actor.assignments.map(({ role }) => role))],
      cities: [...new Set(actor.assignments.flatMap(({ city }) => city ?? []))],
      offices: actor.offices.map(({ code, position, name }) => ({ code, position, name })),
      // Answers of before there were any are given again, too.
      failedSignIns: failures ?? null,
    };
  }
}
