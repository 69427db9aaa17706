import { type BlockList } from 'node:net';
import { z } from 'zod';
import { addresses, listOf } from './addresses.js';

/** How many requests are let through in a minute, unless it says otherwise. */
export interface RateLimits {
  readonly perAddress: number;
  /** Filings of one address. */
  readonly filings: number;
  /** Sign-ins of one address. */
  readonly signIns: number;
  /** Requests of one address that give a complaint's secret. */
  readonly secrets: number;
  /** Of a program with a key that has no limit of its own. */
  readonly perKey: number;
  /** Filings in an hour with one phone number or e-mail address. */
  readonly perReporter: number;
  /** Addresses that have no limits. */
  readonly exempt: BlockList;
}

const atMost = (preset: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000_000)
    .default(preset);

const origin = z
  .string()
  .refine((text) => !text.includes('*') && URL.canParse(text) && new URL(text).origin === text, {
    message: 'must be origins such as https://kota.example, separated by commas',
  });

/** The variables that say who may ask, from where, and how often. */
export const trafficVariables = {
  TRUST_PROXY: addresses.default([]),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(origin))
    .default([]),
  RATE_LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  RATE_LIMIT_PER_ADDRESS: atMost(3_000),
  RATE_LIMIT_FILINGS: atMost(120),
  RATE_LIMIT_SIGN_INS: atMost(120),
  RATE_LIMIT_SECRETS: atMost(300),
  RATE_LIMIT_PER_KEY: atMost(600),
  RATE_LIMIT_PER_REPORTER: atMost(20),
  RATE_LIMIT_EXEMPT: addresses.default([]),
};

/** The limits in force; undefined where they are off. */
export function rateLimitsOf(values: z.infer<z.ZodObject<typeof trafficVariables>>): RateLimits | undefined {
  if (values.RATE_LIMITS === 'off') return undefined;
  return {
    perAddress: values.RATE_LIMIT_PER_ADDRESS,
    filings: values.RATE_LIMIT_FILINGS,
    signIns: values.RATE_LIMIT_SIGN_INS,
    secrets: values.RATE_LIMIT_SECRETS,
    perKey: values.RATE_LIMIT_PER_KEY,
    perReporter: values.RATE_LIMIT_PER_REPORTER,
    exempt: listOf(values.RATE_LIMIT_EXEMPT),
  };
}
