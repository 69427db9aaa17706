import { resolve } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../common/operator-error.js';
import { photoFaults, type PhotoPlace, photoPlace, photoVariables } from './photos.js';
import { type OfficerRole, secondFactorVariables } from './second-factor.js';
import { type RateLimits, rateLimitsOf, trafficVariables } from './traffic.js';
import { type FewestLetters, fewestLettersOf, wordsVariables } from './words.js';

/** The settings of one process, read once at its start. */
export interface Config {
  /** `NODE_ENV=production`: no demo accounts, no demo data, keys must be given. */
  readonly production: boolean;
  /** Which part of Tanggap this process is: the HTTP side, the queue side, or both. */
  readonly role: 'all' | 'http' | 'worker';
  readonly host: string;
  readonly port: number;
  /** Port on which a worker serves its health and telemetry; without it a worker does not listen. */
  readonly workerPort?: number;
  /** Port on which a process that serves the API exposes its telemetry, instead of the main port. */
  readonly metricsPort?: number;
  /** Bearer token that `/metrics` requires. */
  readonly metricsToken?: string;
  /** Absolute path of the folder for the embedded database and generated secrets. */
  readonly dataDir: string;
  /** `DATA_DIR` was given, so the data must lie there and nowhere else. */
  readonly dataDirGiven: boolean;
  /** A PostgreSQL of the operator's own; without it the embedded one runs. */
  readonly databaseUrl?: string;
  /** Connects as the owner of the tables, if the role of `databaseUrl` owns none. */
  readonly databaseOwnerUrl?: string;
  /** Most connections to PostgreSQL of one process for requests and jobs; the queues have a few of their own besides. */
  readonly databasePoolSize: number;
  /** Redis or Valkey for the queues; without it they run on PostgreSQL. */
  readonly redisUrl?: string;
  /** Where people reach this Tanggap: scheme, host and port, without a slash at the end. */
  readonly publicUrl?: string;
  /** The mail server and the sender; without it no mail is sent. */
  readonly mail?: { readonly smtpUrl: string; readonly from: string };
  /** The city's own OpenID Connect provider; without it officers sign in with passwords only. */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Roles that sign in with a second factor besides the password. */
  readonly secondFactorRoles: readonly OfficerRole[];
  /** One password for all demo accounts; made at first start where absent. */
  readonly demoPassword?: string;
  /** 32 bytes that encrypt reporter details at rest; kept in the data folder where absent. */
  readonly reporterKey?: Buffer;
  /** Older keys, which still decrypt what they encrypted. */
  readonly reporterKeysOld: readonly Buffer[];
  readonly photos: PhotoPlace;
  /** Where maps get their tiles, with `{z}`, `{x}` and `{y}`, and whom to name for them; without it maps show outlines. */
  readonly mapTiles?: { readonly url: string; readonly attribution: string };
  /** The city that an empty database is seeded with. */
  readonly seed: 'jakarta' | 'none';
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Addresses and networks of trusted proxies; the client's address is read from their headers. */
  readonly trustProxy: readonly string[];
  /** Origins of pages elsewhere that may ask from a browser. */
  readonly corsOrigins: readonly string[];
  /** Rate limits; absent if they are off. */
  readonly rateLimits?: RateLimits;
  readonly fewestLetters: FewestLetters;
}

const url = (...protocols: string[]) =>
  z
    .string()
    .refine((text) => protocols.some((protocol) => text.startsWith(`${protocol}://`)) && URL.canParse(text), {
      message: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    });

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const origin = url('http', 'https')
  .transform((text) => new URL(text))
  .refine(({ pathname, search, hash, username }) => pathname === '/' && !search && !hash && !username, {
    message: 'must be scheme and host only, such as https://tanggap.kota.example',
  })
  .transform((address) => address.origin);

const issuer = url('http', 'https').refine(
  (text) => text.startsWith('https://') || (URL.canParse(text) && LOOPBACK.includes(new URL(text).hostname)),
  { message: 'must begin with https:// unless it is on this machine' },
);

const tiles = url('http', 'https').refine(
  (text) => ['{z}', '{x}', '{y}'].every((part) => text.includes(part)),
  {
    message: 'must have {z}, {x} and {y} in it, such as https://tiles.kota.example/{z}/{x}/{y}.png',
  },
);

const sender = z.string().regex(/^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, {
  message: 'must look like Tanggap <tanggap@kota.example>',
});

const port = z.coerce.number('must be a number').int('must be a whole number').min(0).max(65535);

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, {
    message: 'must be 32 bytes in base64; make one with: openssl rand -base64 32',
  });

const keys = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .pipe(z.array(key));

/** Variables that must be given together. */
const together = [
  ['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'],
  ['MAIL_FROM', 'SMTP_URL'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'],
  ['MAP_TILES_URL', 'MAP_TILES_ATTRIBUTION'],
  ['MAP_TILES_ATTRIBUTION', 'MAP_TILES_URL'],
  ['OIDC_CLIENT_ID', 'OIDC_ISSUER'],
  ['OIDC_CLIENT_SECRET', 'OIDC_ISSUER'],
  ['DATABASE_OWNER_URL', 'DATABASE_URL'],
] as const;

const settings = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  ROLE: z.enum(['all', 'http', 'worker']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  WORKER_PORT: port.optional(),
  METRICS_PORT: port.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^\S{20,}$/,
      'must have at least 20 characters, none of them blank; make one with: openssl rand -hex 24',
    )
    .optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  DATABASE_OWNER_URL: url('postgres', 'postgresql').optional(),
  DATABASE_POOL_SIZE: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(2, 'must be at least 2')
    .max(1_000)
    .default(20),
  REDIS_URL: url('redis', 'rediss').optional(),
  PUBLIC_URL: origin.optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: sender.optional(),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  REPORTER_KEY: key.optional(),
  REPORTER_KEYS_OLD: keys.optional(),
  ...photoVariables,
  MAP_TILES_URL: tiles.optional(),
  MAP_TILES_ATTRIBUTION: z.string().optional(),
  SEED: z.enum(['jakarta', 'none']).default('jakarta'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional(),
  ...trafficVariables,
  ...secondFactorVariables,
  ...wordsVariables,
});

const environment = settings.superRefine((values, context) => {
  for (const [given, ...needed] of together)
    for (const name of needed)
      if (values[given] !== undefined && values[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: `is missing: ${given} needs it` });
  if (values.METRICS_PORT === values.PORT && values.PORT !== 0)
    context.addIssue({ code: 'custom', path: ['METRICS_PORT'], message: 'must be another port than PORT' });
});

/**
 * Reads the environment. An empty variable counts as absent.
 *
 * @throws OperatorError that lists every bad variable at once
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const faults = parsed.success
    ? photoFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new OperatorError(
      `These variables cannot be used:\n    ${faults.join('\n    ')}`,
      'Correct or unset them.',
    );
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  if (production && values.DATABASE_URL && !values.REPORTER_KEY) {
    throw new OperatorError(
      'REPORTER_KEY is missing: with NODE_ENV=production and DATABASE_URL, reporter details are encrypted with a key of your own.',
      'Make one with "openssl rand -base64 32", keep it safe, and give every process the same.',
    );
  }
  const dataDir = resolve(values.DATA_DIR ?? '.data');
  return {
    production,
    role: values.ROLE,
    host: values.HOST,
    port: values.PORT,
    workerPort: values.WORKER_PORT,
    metricsPort: values.METRICS_PORT,
    metricsToken: values.METRICS_TOKEN,
    dataDir,
    dataDirGiven: values.DATA_DIR !== undefined,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    redisUrl: values.REDIS_URL,
    publicUrl: values.PUBLIC_URL,
    mail:
      values.SMTP_URL && values.MAIL_FROM ? { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM } : undefined,
    oidc: oidcOf(values),
    secondFactorRoles: values.SECOND_FACTOR_ROLES,
    demoPassword: values.DEMO_PASSWORD,
    reporterKey: values.REPORTER_KEY,
    reporterKeysOld: values.REPORTER_KEYS_OLD ?? [],
    photos: photoPlace(values, dataDir),
    mapTiles:
      values.MAP_TILES_URL && values.MAP_TILES_ATTRIBUTION
        ? { url: values.MAP_TILES_URL, attribution: values.MAP_TILES_ATTRIBUTION }
        : undefined,
    seed: values.SEED,
    logLevel: values.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    trustProxy: values.TRUST_PROXY,
    corsOrigins: values.CORS_ORIGINS,
    rateLimits: rateLimitsOf(values),
    fewestLetters: fewestLettersOf(values),
  };
}

function oidcOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
}: z.infer<typeof settings>): Config['oidc'] {
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}
