import { type FastifyRequest } from 'fastify';
import { normalAddress } from '../../common/network-address.js';
import { type Bilingual } from '../../common/language.js';
import { type RateLimits } from '../../config/traffic.js';
import { emailOf, hashed, phoneOf } from './reporter-key.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How often something may be asked for. */
export interface RateLimitRule {
  readonly name: string;
  readonly max: number;
  /** In milliseconds; it begins with the first request. */
  readonly window: number;
  /** Whose requests are counted together; undefined where the rule does not concern the request. */
  readonly keyOf: (request: FastifyRequest) => string | undefined;
  /** What there was too much of, as the client reads it. */
  readonly what: Bilingual;
}

/** The rules that need no body, so that what is refused is not read. */
export function addressRules(limits: RateLimits): RateLimitRule[] {
  const from = (text: Bilingual): Bilingual => ({
    id: `${text.id} dari alamat jaringan ini`,
    en: `${text.en} from this network address`,
  });
  const perAddress = (
    name: string,
    max: number,
    concerns: (request: FastifyRequest) => boolean,
    what: Bilingual,
  ): RateLimitRule => ({
    name,
    max,
    window: MINUTE,
    keyOf: (request) => (concerns(request) ? addressOf(request) : undefined),
    what: from(what),
  });
  return [
    perAddress('address', limits.perAddress, () => true, { id: 'permintaan', en: 'requests' }),
    perAddress('filing', limits.filings, isFiling, { id: 'aduan', en: 'filings' }),
    perAddress('sign-in', limits.signIns, isSignIn, { id: 'percobaan masuk', en: 'sign-ins' }),
    perAddress('secret', limits.secrets, givesSecret, { id: 'kode rahasia', en: 'tracking secrets' }),
  ];
}

/**
 * The rule of large questions: they are counted apart from other requests, so that nobody who asks one keeps others behind
 * the same address from filing.
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
 * The rules that look into the body: who files. A contact is counted for each network address by itself: were it counted
 * wherever it comes from, one could find out whether somebody has filed, and keep them from it.
 */
export function reporterRules(limits: RateLimits, hashKey: Buffer): RateLimitRule[] {
  const perReporter = (name: string, ofBody: typeof phoneOf, what: Bilingual): RateLimitRule => ({
    name,
    max: limits.perReporter,
    window: HOUR,
    keyOf: (request) => {
      const contact = isFiling(request) ? ofBody(request.body, hashKey) : undefined;
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

function isFiling({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && ['/api/v1/complaints', '/lapor'].includes(routeOptions.url ?? '');
}

/** Where passwords, and what takes their place, can be guessed. */
const SIGN_INS = [
  'POST /api/v1/sessions',
  'POST /masuk',
  'POST /masuk/kode',
  'POST /masuk/pasang',
  'POST /akun/kode-cadangan',
  'POST /api/v1/second-factors',
  'POST /api/v1/second-factors/confirmations',
  'POST /api/v1/second-factors/recovery-codes',
  'POST /sandi',
  'POST /sandi/:token',
  'GET /api/v1/sessions/oidc/callback',
  'POST /api/v1/password-resets',
  'PUT /api/v1/password-resets/:token',
];

function isSignIn({ method, routeOptions }: FastifyRequest): boolean {
  return SIGN_INS.includes(`${method} ${routeOptions.url}`);
}

/** What pages keep on a device was known to be right, and is signed: only what is typed in can be a guess. */
function givesSecret({ headers, method, routeOptions }: FastifyRequest): boolean {
  const isTyped = method === 'POST' && routeOptions.url === '/aduan/:number/rahasia';
  return isTyped || headers['tracking-secret'] !== undefined;
}
