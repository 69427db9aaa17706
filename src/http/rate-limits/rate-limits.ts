import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type BlockList, isIP } from 'node:net';
import { type Bilingual } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';
import { type RateLimits } from '../../config/traffic.js';
import { openCounts } from '../../queues/open-counts.js';
import { HeavyQuestions } from './heavy-questions.js';
import { type RateLimitRule, cellsRule, addressRules, reporterRules } from './rules.js';

/** Addresses and keys that one process counts at the same time where it counts alone; beyond, the oldest are forgotten. */
const COUNTED_AT_ONCE = 50_000;

/** A program that asks with a key of its own. */
export interface LimitedClient {
  readonly id: string;
  /** Where it may ask more or less often than others. */
  readonly requestsPerMinute?: number | null;
}

type Count = ReturnType<FastifyInstance['createRateLimit']>;
type Counted = Awaited<ReturnType<Count>>;
type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request of a program; there where rates are limited. @throws Problem `too_many_requests` */
    limitClient?: (request: FastifyRequest, reply: FastifyReply, client: LimitedClient) => Promise<void>;
    /**
     * Counts what a request asks for against the limit of its address, as so many requests, and has a heavy one wait
     * for the one before it; there where rates are limited.
     *
     * @param cells numbers that the answer holds, or as many as cost the same
     * @returns to be called once the answer is made
     * @throws Problem `too_many_requests`
     */
    weigh?: (request: FastifyRequest, reply: FastifyReply, cells: number) => Promise<() => void>;
  }
}

/** What limits are kept with. */
export interface Keeping {
  readonly hashKey: Buffer;
  /** Where all processes count together; without it each counts alone. */
  readonly redisUrl?: string;
  /** Routes that may be asked however often. */
  readonly always: readonly string[];
}

/**
 * Refuses whoever asks too often, before anything is done about it. Where the counts cannot be reached, all are let
 * through: a complaint that is filed is worth more than a limit that is kept.
 */
export async function limitRates(
  server: FastifyInstance,
  limits: RateLimits,
  { hashKey, redisUrl, always }: Keeping,
): Promise<void> {
  const redis = redisUrl === undefined ? undefined : openCounts(redisUrl);
  if (redis) server.addHook('onClose', () => redis.disconnect());
  await server.register(rateLimit, {
    global: false,
    skipOnError: true,
    allowList: ({ ip }) => isAmong(limits.exempt, ip),
    ...(redis && { redis, nameSpace: 'tanggap-rate' }),
  });
  const atTheDoor = addressRules(limits);
  const counts = new Map(atTheDoor.map((rule) => [rule, countOf(server, rule)]));
  const checks = (rules: RateLimitRule[]): Check => {
    const all = rules.map((rule) => checkOf(rule, counts.get(rule) ?? countOf(server, rule)));
    return async (request, reply) => {
      if (always.includes(request.routeOptions.url ?? '')) return;
      for (const check of all) await check(request, reply);
    };
  };
  server.addHook('onRequest', checks(atTheDoor));
  server.addHook('preHandler', checks(reporterRules(limits, hashKey)));
  server.decorate('limitClient', clientLimit(server, limits));
  const cells = cellsRule(limits);
  server.decorate('weigh', weighing(cells, countOf(server, cells)));
}

function countOf(server: FastifyInstance, { name, max, window, keyOf }: RateLimitRule): Count {
  const options = {
    max,
    timeWindow: window,
    cache: COUNTED_AT_ONCE,
    // In Redis the counts of all rules lie side by side.
    keyGenerator: (request: FastifyRequest) => `${name} ${keyOf(request)}`,
  };
  return server.createRateLimit(options);
}

function checkOf({ keyOf, what }: RateLimitRule, count: Count): Check {
  return async (request, reply) => {
    if (keyOf(request) !== undefined) refuseExcess(await count(request), reply, what);
  };
}

/** Counts programs by their keys; whoever finds out which program asks, calls it. */
function clientLimit(server: FastifyInstance, { perKey }: RateLimits): FastifyInstance['limitClient'] {
  const asking = new WeakMap<FastifyRequest, LimitedClient>();
  const count = server.createRateLimit({
    max: (request) => asking.get(request)?.requestsPerMinute ?? perKey,
    timeWindow: 60_000,
    keyGenerator: (request) => `client ${asking.get(request)?.id}`,
  });
  const what = { id: 'permintaan dengan kunci API ini', en: 'requests with this API key' };
  return async (request, reply, client) => {
    asking.set(request, client);
    refuseExcess(await count(request), reply, what);
  };
}

/** Cells that cost as much as a request. */
const CELLS_PER_REQUEST = 50;

function weighing({ keyOf, what }: RateLimitRule, count: Count): NonNullable<FastifyInstance['weigh']> {
  const heavy = new HeavyQuestions();
  return async (request, reply, cells) => {
    const counted = await count(request, { increment: false });
    if (counted.isAllowed) return () => undefined;
    // However low the limit is, one question in a minute is answered.
    const more = Math.min(Math.floor(cells / CELLS_PER_REQUEST), counted.max);
    refuseExcess({ ...counted, isExceeded: more > counted.remaining }, reply, what);
    const done = await heavy.enter(keyOf(request) ?? '', reply, cells);
    await Promise.all(Array.from({ length: more }, () => count(request)));
    return done;
  };
}

function refuseExcess(counted: Counted, reply: FastifyReply, what: Bilingual): void {
  if (counted.isAllowed) return;
  const { max, remaining, ttlInSeconds, isExceeded } = counted;
  // Of several limits the last is the strictest.
  void reply
    .header('RateLimit-Limit', max)
    .header('RateLimit-Remaining', remaining)
    .header('RateLimit-Reset', ttlInSeconds);
  const seconds = Math.max(1, ttlInSeconds);
  if (isExceeded) throw new Problem('too_many_requests', { what, seconds }, { retryAfter: seconds });
}

function isAmong(list: BlockList, ip: string): boolean {
  return isIP(ip) !== 0 && list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}
