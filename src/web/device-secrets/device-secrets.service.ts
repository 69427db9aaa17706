import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { type ResponseCookie } from '../../http/response-cookie.js';
import { cookieNameOf, cookieOptions } from '../../identity/cookies/session-cookies.service.js';
import { isSameSecret } from '../../identity/token.js';
import { type DeviceSecret, readKept, without, withOne, written } from './device-secrets.js';

/** Whose secrets: of complaints that were filed on the device (`aduan`), or supported on it (`dukungan`). */
export type DeviceSecretKind = 'aduan' | 'dukungan';

const ONE_YEAR = 365 * 86_400;

/**
 * Keeps the secrets of complaints on the device they were filed with, in cookies that no script can read. They are
 * signed: nobody can try secrets out by writing them into one.
 */
@Injectable()
export class DeviceSecretsService {
  constructor(
    @InjectConfig() private readonly config: Pick<Config, 'publicUrl'>,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {}

  /** The latest first; none if the signature of the cookie is wrong. */
  in({ cookies }: FastifyRequest, kind: DeviceSecretKind): DeviceSecret[] {
    const [signature = '', ...rest] = (cookies[this.nameOf(kind)] ?? '').split('.');
    const text = rest.join('.');
    return isSameSecret(signature, this.sign(kind, text)) ? readKept(text) : [];
  }

  secretOf(request: FastifyRequest, kind: DeviceSecretKind, number: string): string | undefined {
    return this.in(request, kind).find((kept) => kept.number === number)?.secret;
  }

  /** Whether the device keeps cookies. */
  isPossible({ cookies }: FastifyRequest): boolean {
    return cookies[this.nameOf('aduan')] !== undefined;
  }

  /** Sets an empty cookie if there is none, so that the next request shows whether the device keeps cookies. */
  begin(request: FastifyRequest): ResponseCookie[] {
    return this.isPossible(request) ? [] : [this.cookieOf('aduan', [])];
  }

  /** The cookie that keeps one more secret. */
  keep(request: FastifyRequest, kind: DeviceSecretKind, one: DeviceSecret): ResponseCookie {
    return this.cookieOf(kind, withOne(this.in(request, kind), one));
  }

  /** The cookie without the secret of a complaint. */
  forget(request: FastifyRequest, kind: DeviceSecretKind, number: string): ResponseCookie {
    return this.cookieOf(kind, without(this.in(request, kind), number));
  }

  private cookieOf(kind: DeviceSecretKind, kept: readonly DeviceSecret[]): ResponseCookie {
    const text = written(kept);
    const value = `${this.sign(kind, text)}.${text}`;
    return { name: this.nameOf(kind), value, options: { ...cookieOptions(this.config), maxAge: ONE_YEAR } };
  }

  private nameOf(kind: DeviceSecretKind): string {
    return cookieNameOf(this.config, `-${kind}`);
  }

  private sign(kind: DeviceSecretKind, text: string): string {
    return createHmac('sha256', this.keys.hash).update(`kept ${kind} ${text}`).digest('base64url');
  }
}
