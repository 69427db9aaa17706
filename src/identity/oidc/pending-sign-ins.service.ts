import { Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../../common/clock.js';
import { encrypt, decrypt } from '../../common/encryption.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { cookieNameOf, cookieOptions } from '../cookies/session-cookies.service.js';
import { isSameSecret } from '../token.js';
import { type Secrets } from './provider.service.js';

/** Seconds in which whoever began a sign-in must come back. */
const LASTS = 600;
const BELONGS_TO = 'oidc sign-in under way';

const content = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), until: z.number() });

/** Sign-ins under way: each in an encrypted cookie of the browser that began it, so that no other can end it. */
@Injectable()
export class PendingSignInsService {
  private readonly name: string;

  constructor(
    @InjectConfig() private readonly config: Pick<Config, 'publicUrl'>,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly clock: Clock,
  ) {
    this.name = cookieNameOf(config, '-oidc');
  }

  keep(reply: FastifyReply, secrets: Secrets): void {
    const until = this.clock.now().getTime() + LASTS * 1000;
    const sealed = encrypt({ ...secrets, until }, BELONGS_TO, this.keys.current).toString('base64url');
    void reply.setCookie(this.name, sealed, { ...cookieOptions(this.config), maxAge: LASTS });
  }

  /** What this browser began, where it is the sign-in of this state; it cannot come back a second time. */
  take(request: FastifyRequest, reply: FastifyReply, state: string): Secrets | undefined {
    void reply.clearCookie(this.name, cookieOptions(this.config));
    const secrets = this.read(request.cookies[this.name] ?? '');
    return secrets && isSameSecret(secrets.state, state) ? secrets : undefined;
  }

  private read(sealed: string): Secrets | undefined {
    try {
      const read = content.parse(decrypt(Buffer.from(sealed, 'base64url'), BELONGS_TO, this.keys.all));
      return read.until > this.clock.now().getTime() ? read : undefined;
    } catch {
      return undefined;
    }
  }
}
