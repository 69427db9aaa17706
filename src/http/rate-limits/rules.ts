import { type FastifyRequest } from 'fastify';
import { normalAddress } from '../../common/network-address.js';
import { type Bilingual } from '../../common/language.js';
import { type RateLimits } from '../../config/traffic.js';
import { type DeclaredRateLimit } from '../route-declaration.js';
import { emailOf, hashed, phoneOf } from './reporter-key.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How many requests are answered in a window of time. */
export interface RateLimitRule {
  readonly name: string;
  readonly max: number;
  /** In milliseconds, from the first request. */
  readonly window: number;
  /** The key under which a request is counted; undefined if the rule does not apply to it. */
  readonly keyOf: (request: FastifyRequest) => string | undefined;
  /** What there were too many of, in the words of the refusal. */
  readonly what: Bilingual;
}

/** The rules that are checked before the body is read. The first one counts every request, whatever its route declares. */
export function addressRules(limits: RateLimits): RateLimitRule[] {
  const from = (text: Bilingual): Bilingual => ({
    id: `${text.id} dari alamat jaringan ini`,
    en: `${text.en} from this network address`,
  });
  const perAddress = (
    name: string,
    max: number,
    applies: (request: FastifyRequest) => boolean,
    what: Bilingual,
  ): RateLimitRule => ({
    name,
    max,
    window: MINUTE,
    keyOf: (request) => (applies(request) ? addressOf(request) : undefined),
    what: from(what),
  });
  return [
    perAddress('address', limits.perAddress, () => true, { id: 'permintaan', en: 'requests' }),
    perAddress('filing', limits.filings, (request) => declares(request, 'filing'), {
      id: 'aduan',
      en: 'filings',
    }),
    perAddress('sign-in', limits.signIns, (request) => declares(request, 'sign-in'), {
      id: 'percobaan masuk',
      en: 'sign-ins',
    }),
    perAddress('secret', limits.secrets, sendsSecret, { id: 'kode rahasia', en: 'tracking secrets' }),
  ];
}

/**
 * The rule of large questions. They are counted apart from other requests, so that they do not keep others behind the
 * same address from filing.
 */
export function cellsRule({ perAddress }: RateLimits): RateLimitRule {
  return {
    name: 'cells',
    max: perAddress,
    window: MINUTE,
    keyOf: addressOf,
    what: {
      id: 'pertanyaan besar dari alamat jaringan ini',
      en: 'large questions from this network address',
    },
  };
}

/**
 * The rules that read the body of a filing. A contact is counted for each network address separately: otherwise anyone
 * could find out whether a person has filed, and use up their limit.
 */
export function reporterRules(limits: RateLimits, hashKey: Buffer): RateLimitRule[] {
  const perReporter = (name: string, ofBody: typeof phoneOf, what: Bilingual): RateLimitRule => ({
    name,
    max: limits.perReporter,
    window: HOUR,
    keyOf: (request) => {
      const contact = declares(request, 'filing') ? ofBody(request.body, hashKey) : undefined;
      return contact && hashed(`${contact} ${addressOf(request)}`, hashKey);
    },
    what,
  });
  return [
    perReporter('phone', phoneOf, {
      id: 'aduan dari nomor telepon ini',
      en: 'filings with this phone number',
    }),
    perReporter('email', emailOf, { id: 'aduan dari surel ini', en: 'filings with this e-mail address' }),
  ];
}

function addressOf({ ip }: FastifyRequest): string {
  return normalAddress(ip);
}

function declares({ routeOptions }: FastifyRequest, name: DeclaredRateLimit): boolean {
  return routeOptions.config?.rateLimits?.includes(name) === true;
}

/** API requests send the secret in a header, whatever the route. On pages only a secret that is typed in can be a guess. */
function sendsSecret(request: FastifyRequest): boolean {
  return request.headers['tracking-secret'] !== undefined || declares(request, 'secret');
}
