import { Injectable } from '@nestjs/common';
import { type CookieSerializeOptions } from '@fastify/cookie';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { cookieNameOf, cookieOptions } from '../../identity/cookies/session-cookies.service.js';

const LASTS_SECONDS = 900;

/** Keeps the encrypted ticket of a sign-in that lacks a second factor in the browser where it began. */
@Injectable()
export class PendingSignInService {
  private readonly name: string;
  private readonly options: CookieSerializeOptions;

  constructor(@InjectConfig() config: Pick<Config, 'publicUrl'>) {
    this.name = cookieNameOf(config, '-signin');
    this.options = { ...cookieOptions(config), sameSite: 'strict' };
  }

  keep(reply: FastifyReply, ticket: string): void {
    void reply.setCookie(this.name, ticket, { ...this.options, maxAge: LASTS_SECONDS });
  }

  /** Empty where there is none, which no ticket is. */
  in({ cookies }: FastifyRequest): string {
    return cookies[this.name] ?? '';
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}
