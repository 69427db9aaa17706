import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { Clock } from '../../common/clock.js';
import { type Language } from '../../common/language.js';
import { type Actor } from '../../identity/actor.js';
import { SessionCookiesService } from '../../identity/cookies/session-cookies.service.js';
import { SessionsService } from '../../identity/sessions.service.js';
import { type Reader } from './reader.js';

/** The cookie that keeps the language somebody chose. */
export const LANGUAGE_COOKIE = 'bahasa';

/** Tells who reads a page, and how it is to be written for them. */
@Injectable()
export class ReadersService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookies: SessionCookiesService,
    private readonly areas: AreaDirectoryService,
    private readonly clock: Clock,
  ) {}

  /** Whoever sends a request; asks the database only where it carries a session. */
  async of(request: FastifyRequest): Promise<Reader> {
    const token = this.cookies.tokenIn(request);
    return this.as(request, token === undefined ? undefined : await this.sessions.resume(token));
  }

  /** Somebody of whom nothing more is known, for what must be told when the database cannot be asked. */
  stranger(request: FastifyRequest): Reader {
    return this.as(request, undefined);
  }

  private as(request: FastifyRequest, actor: Actor | undefined): Reader {
    const city = this.cityOf(actor);
    return {
      language: languageOf(request),
      zone: city?.timeZone ?? 'UTC',
      ...(city && { city: city.prefix }),
      now: this.clock.now(),
      url: request.url,
      ...(actor && { actor, csrfToken: this.cookies.csrfTokenOf(actor.sessionId) }),
    };
  }

  private cityOf(actor: Actor | undefined): City | undefined {
    const desk = actor?.assignments.find(({ city }) => city !== null)?.city;
    const area = actor?.offices.find(({ areaCode }) => areaCode !== null)?.areaCode ?? undefined;
    return this.areas.cities.find(({ prefix }) => prefix === desk) ?? this.areas.cityOf(area);
  }
}

/** Indonesian, unless English was chosen: phones are often set to a language that their owners do not read best. */
function languageOf({ cookies }: FastifyRequest): Language {
  return cookies?.[LANGUAGE_COOKIE] === 'en' ? 'en' : 'id';
}
