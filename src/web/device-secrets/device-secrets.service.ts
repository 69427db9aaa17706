import { Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { cookieNameOf, cookieOptions } from '../../identity/cookies/session-cookies.service.js';
import { isSameSecret } from '../../identity/token.js';
import { type Kept, readKept, without, withOne, written } from './device-secrets.js';

/** What the secrets are of: complaints that were filed, or to which one said "me too". */
export type KeptKind = 'aduan' | 'dukungan';

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

  /** The latest first; none where the cookie is not as we wrote it. */
  in({ cookies }: FastifyRequest, kind: KeptKind): Kept[] {
    const [signature = '', ...rest] = (cookies[this.nameOf(kind)] ?? '').split('.');
    const text = rest.join('.');
    return isSameSecret(signature, this.sign(kind, text)) ? readKept(text) : [];
  }

  secretOf(request: FastifyRequest, kind: KeptKind, number: string): string | undefined {
    return this.in(request, kind).find((kept) => kept.number === number)?.secret;
  }

  /** Whether the device keeps what we ask it to. */
  isPossible({ cookies }: FastifyRequest): boolean {
    return cookies[this.nameOf('aduan')] !== undefined;
  }

  /** Asks the device to keep what it has, if only nothing, so that the next request shows whether it does. */
  begin(request: FastifyRequest, reply: FastifyReply): void {
    if (!this.isPossible(request)) this.set(reply, 'aduan', []);
  }

  keep(request: FastifyRequest, reply: FastifyReply, kind: KeptKind, one: Kept): void {
    this.set(reply, kind, withOne(this.in(request, kind), one));
  }

  forget(request: FastifyRequest, reply: FastifyReply, kind: KeptKind, number: string): void {
    this.set(reply, kind, without(this.in(request, kind), number));
  }

  private set(reply: FastifyReply, kind: KeptKind, kept: readonly Kept[]): void {
    const text = written(kept);
    const value = `${this.sign(kind, text)}.${text}`;
    void reply.setCookie(this.nameOf(kind), value, { ...cookieOptions(this.config), maxAge: ONE_YEAR });
  }

  private nameOf(kind: KeptKind): string {
    return cookieNameOf(this.config, `-${kind}`);
  }

  private sign(kind: KeptKind, text: string): string {
    return createHmac('sha256', this.keys.hash).update(`kept ${kind} ${text}`).digest('base64url');
  }
}
