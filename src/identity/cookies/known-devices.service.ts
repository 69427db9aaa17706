import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { type ResponseCookie } from '../../http/response-cookie.js';
import { makeToken, isSameSecret } from '../token.js';
import { type Credentials, type Device, type SignInOrigin } from '../tries/sign-in-origin.js';
import { cookieNameOf, cookieOptions } from './session-cookies.service.js';

/** Accounts that one device is known to; the oldest gives way. */
const MOST = 5;
const MAX_AGE_SECONDS = 180 * 86_400;
const ENTRY = /^([0-9a-f-]{36})~(\d{1,9})~(\d{1,12})~([\w-]{32})$/;

interface Entry extends Device {
  /** Seconds since 1970. */
  readonly since: number;
}

/**
 * Marks devices on which somebody signed in, by a signed cookie. It opens nothing: with it a device does not wait for
 * what strangers fail at. It ends with the account's credentials, or after 180 days.
 */
@Injectable()
export class KnownDevicesService {
  private readonly name: string;

  constructor(
    @InjectConfig() private readonly config: Pick<Config, 'publicUrl'>,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly clock: Clock,
  ) {
    this.name = cookieNameOf(config, '-device');
  }

  /** Where a request comes from that is to sign somebody in. */
  originOf(request: FastifyRequest): SignInOrigin {
    return { ip: request.ip, program: request.headers['user-agent'], devices: this.read(request) };
  }

  /** The cookie that makes the device known for an account that has just signed in on it. */
  remember(request: FastifyRequest, { id, credentialsVersion }: Credentials): ResponseCookie {
    const others = this.read(request).filter(({ accountId }) => accountId !== id);
    const own = { accountId: id, version: credentialsVersion, since: this.nowSeconds(), id: makeToken() };
    const text = [own, ...others].slice(0, MOST).map(written).join('.');
    return {
      name: this.name,
      value: `${this.sign(text)}.${text}`,
      options: { ...cookieOptions(this.config), sameSite: 'strict', maxAge: MAX_AGE_SECONDS },
    };
  }

  private read({ cookies }: FastifyRequest): Entry[] {
    const [signature = '', ...rest] = (cookies[this.name] ?? '').split('.');
    if (!isSameSecret(signature, this.sign(rest.join('.')))) return [];
    const oldest = this.nowSeconds() - MAX_AGE_SECONDS;
    return rest.flatMap(readEntry).filter(({ since }) => since > oldest);
  }

  private nowSeconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  private sign(text: string): string {
    return createHmac('sha256', this.keys.hash).update(`known device ${text}`).digest('base64url');
  }
}

function written({ accountId, version, since, id }: Entry): string {
  return [accountId, version, since, id].join('~');
}

function readEntry(text: string): Entry[] {
  const [, accountId, version, since, id] = ENTRY.exec(text) ?? [];
  if (accountId === undefined || id === undefined) return [];
  return [{ accountId, version: Number(version), since: Number(since), id }];
}
