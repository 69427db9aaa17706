import { Injectable } from '@nestjs/common';
import { type CookieSerializeOptions } from '@fastify/cookie';
import { type FastifyRequest } from 'fastify';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { expiredCookie, type ResponseCookie } from '../../http/response-cookie.js';
import { cookieNameOf, cookieOptions } from '../../identity/cookies/session-cookies.service.js';

const LASTS_SECONDS = 900;

/** Keeps the encrypted ticket of a sign-in that waits for the second factor, in a cookie. */
@Injectable()
export class PendingSignInService {
  private readonly name: string;
  private readonly options: CookieSerializeOptions;

  constructor(@InjectConfig() config: Pick<Config, 'publicUrl'>) {
    this.name = cookieNameOf(config, '-signin');
    this.options = { ...cookieOptions(config), sameSite: 'strict' };
  }

  /** The cookie that keeps a ticket. */
  keep(ticket: string): ResponseCookie {
    return { name: this.name, value: ticket, options: { ...this.options, maxAge: LASTS_SECONDS } };
  }

  /** The ticket of a request; an empty text, which is no valid ticket, if there is none. */
  in({ cookies }: FastifyRequest): string {
    return cookies[this.name] ?? '';
  }

  clear(): ResponseCookie {
    return expiredCookie(this.name, this.options);
  }
}
