import { resolve } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../common/operator-error.js';

/** The settings of one process, read once at its start. */
export interface Config {
  /** `NODE_ENV=production`: no demo accounts, no demo data, keys must be given. */
  readonly production: boolean;
  /** Which part of Tanggap this process is: the HTTP side, the queue side, or both. */
  readonly role: 'all' | 'http' | 'worker';
  readonly host: string;
  readonly port: number;
  /** Where a worker shows its health and its figures; without it, it does not listen. */
  readonly workerPort?: number;
  /** Absolute path of the folder for the embedded database and generated secrets. */
  readonly dataDir: string;
  /** `DATA_DIR` was given, so the data must lie there and nowhere else. */
  readonly dataDirGiven: boolean;
  /** A PostgreSQL of the operator's own; without it the embedded one runs. */
  readonly databaseUrl?: string;
  /** Redis or Valkey for the queues; without it they run on PostgreSQL. */
  readonly redisUrl?: string;
  /** One password for all demo accounts; made at first start where absent. */
  readonly demoPassword?: string;
  /** 32 bytes that encrypt reporter details at rest; kept in the data folder where absent. */
  readonly reporterKey?: Buffer;
  /** The city an empty database is filled with. */
  readonly seed: 'jakarta' | 'none';
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

const url = (...protocols: string[]) =>
  z
    .string()
    .refine((text) => protocols.some((protocol) => text.startsWith(`${protocol}://`)) && URL.canParse(text), {
      message: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    });

const port = z.coerce.number('must be a number').int('must be a whole number').min(0).max(65535);

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, {
    message: 'must be 32 bytes in base64; make one with: openssl rand -base64 32',
  });

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  ROLE: z.enum(['all', 'http', 'worker']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  WORKER_PORT: port.optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  REDIS_URL: url('redis', 'rediss').optional(),
  DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  REPORTER_KEY: key.optional(),
  SEED: z.enum(['jakarta', 'none']).default('jakarta'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional(),
});

/**
 * Reads the environment. An empty variable counts as absent.
 *
 * @throws OperatorError that lists every bad variable at once
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
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
  return {
    production,
    role: values.ROLE,
    host: values.HOST,
    port: values.PORT,
    workerPort: values.WORKER_PORT,
    dataDir: resolve(values.DATA_DIR ?? '.data'),
    dataDirGiven: values.DATA_DIR !== undefined,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    demoPassword: values.DEMO_PASSWORD,
    reporterKey: values.REPORTER_KEY,
    seed: values.SEED,
    logLevel: values.LOG_LEVEL ?? (production ? 'info' : 'warn'),
  };
}
