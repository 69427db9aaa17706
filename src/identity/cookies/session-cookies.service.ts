import { Injectable } from '@nestjs/common';
import { type CookieSerializeOptions } from '@fastify/cookie';
import { type FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import { Problem } from '../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { expiredCookie, type ResponseCookie } from '../../http/response-cookie.js';
import { type Opened } from '../sessions.service.js';
import { isSameSecret } from '../token.js';
import { mayBeForged } from './cross-site.js';

/** Header in which a page's script shows the token of its session. */
export const CSRF_HEADER = 'X-CSRF-Token';
/** Hidden field in which a form without script does. */
export const CSRF_FIELD = '_csrf';

/** The name of our cookie: `__Host-` lets browsers take it over https and from this very host only. */
export function cookieNameOf({ publicUrl }: Pick<Config, 'publicUrl'>, what = ''): string {
  return `${isSecure(publicUrl) ? '__Host-' : ''}tanggap${what}`;
}

/** Carries the sessions of pages in a cookie that no script can read, and refuses what other sites send with it. */
@Injectable()
export class SessionCookiesService {
  private readonly name: string;

  constructor(
    @InjectConfig() private readonly config: Pick<Config, 'publicUrl'>,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {
    this.name = cookieNameOf(config);
  }

  /** The token that a request's cookie holds. */
  tokenIn(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  /** The cookie that carries an opened session. */
  of({ token, expiresAt }: Pick<Opened, 'token' | 'expiresAt'>): ResponseCookie {
    const options = { ...cookieOptions(this.config), expires: new Date(expiresAt) };
    return { name: this.name, value: token, options };
  }

  /** The cookie that ends what {@link of} began. */
  cleared(): ResponseCookie {
    return expiredCookie(this.name, cookieOptions(this.config));
  }

  /** What a page of a session puts into its forms as {@link CSRF_FIELD}, and its scripts send as {@link CSRF_HEADER}. */
  csrfTokenOf(sessionId: string): string {
    return createHmac('sha256', this.keys.hash).update(`csrf ${sessionId}`).digest('base64url');
  }

  /**
   * Lets a request of a session through that came with our cookie, unless another site may have made the
   * browser send it. The field of a form that shows so is taken out of the body, where no DTO knows it.
   *
   * @throws Problem `cross_site_request`
   */
  refuseForged(request: FastifyRequest, sessionId: string): void {
    const shown = request.headers[CSRF_HEADER.toLowerCase()] ?? fieldOf(request.body);
    const holdsToken = typeof shown === 'string' && isSameSecret(shown, this.csrfTokenOf(sessionId));
    this.refuse(request, holdsToken);
  }

  /** The same for a request that is to begin a session: another site must not sign a browser in. */
  refuseForeign(request: FastifyRequest): void {
    this.refuse(request, true);
  }

  private refuse({ method, headers }: FastifyRequest, holdsToken: boolean): void {
    const asked = {
      method,
      fetchSite: [headers['sec-fetch-site']].flat()[0],
      origin: headers.origin,
      host: headers.host,
      contentType: headers['content-type'],
    };
    if (mayBeForged(asked, this.config.publicUrl, holdsToken)) throw new Problem('cross_site_request');
  }
}

/** How all our cookies are: for the whole host, out of reach for scripts, not sent along from other sites but by links. */
export function cookieOptions({ publicUrl }: Pick<Config, 'publicUrl'>): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) };
}

function isSecure(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https://') === true;
}

function fieldOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !(CSRF_FIELD in body)) return undefined;
  const { [CSRF_FIELD]: shown } = body;
  delete (body as Record<string, unknown>)[CSRF_FIELD];
  return shown;
}
