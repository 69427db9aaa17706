import { type CookieSerializeOptions } from '@fastify/cookie';
import { type FastifyReply } from 'fastify';

/** A cookie that an answer sets, as a value. */
export interface ResponseCookie {
  readonly name: string;
  readonly value: string;
  readonly options: CookieSerializeOptions;
}

/** The cookie that makes a browser delete the one of this name. */
export function expiredCookie(name: string, options: CookieSerializeOptions): ResponseCookie {
  return { name, value: '', options: { ...options, expires: new Date(1), maxAge: undefined } };
}

export function setCookies(reply: FastifyReply, cookies: readonly ResponseCookie[]): void {
  for (const { name, value, options } of cookies) void reply.setCookie(name, value, options);
}
