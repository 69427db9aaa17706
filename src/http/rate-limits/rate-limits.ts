import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type BlockList, isIP } from 'node:net';
import { type Bilingual } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';
import { type RateLimits } from '../../config/traffic.js';
import { openCounts } from '../../queues/open-counts.js';
import { HeavyRequests } from './heavy-requests.js';
import { type RateLimitRule, cellsRule, addressRules, reporterRules } from './rules.js';

/** The most addresses and keys that one process counts without Redis; beyond it the oldest are dropped. */
const COUNTED_AT_ONCE = 50_000;

/** A program that sends an API key. */
export interface LimitedClient {
  readonly id: string;
  /** Its own limit, if it differs from that of other programs. */
  readonly requestsPerMinute?: number | null;
}

type Count = ReturnType<FastifyInstance['createRateLimit']>;
type Counted = Awaited<ReturnType<Count>>;
type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request of a program; absent if rate limits are off. @throws Problem `too_many_requests` */
    limitClient?: (request: FastifyRequest, reply: FastifyReply, client: LimitedClient) => Promise<void>;
    /**
     * Counts a request by the size of its answer, and lets a heavy one wait for the one before it from the same
     * address; absent if rate limits are off.
     *
     * @param cells the numbers in the answer, or as many as cost the same
     * @returns a function to call once the answer is made
     * @throws Problem `too_many_requests`
     */
    weigh?: (request: FastifyRequest, reply: FastifyReply, cells: number) => Promise<() => void>;
  }
}

/** Where and how requests are counted. */
export interface RateLimitStore {
  readonly hashKey: Buffer;
  /** The Redis in which all processes count together; without it each process counts alone. */
  readonly redisUrl?: string;
}

/**
 * Adds the hooks that refuse an address or a reporter with too many requests. Every route is limited per address unless
 * it declares `@AlwaysAnswered()`; further limits are declared with `@RateLimit()`. If Redis is away, requests pass: a
 * filed complaint is worth more than a kept limit.
 */
export async function limitRates(
  server: FastifyInstance,
  limits: RateLimits,
  { hashKey, redisUrl }: RateLimitStore,
): Promise<void> {
  const redis = redisUrl === undefined ? undefined : openCounts(redisUrl);
  if (redis) server.addHook('onClose', () => redis.disconnect());
  await server.register(rateLimit, {
    global: false,
    skipOnError: true,
    allowList: ({ ip }) => isAmong(limits.exempt, ip),
    ...(redis && { redis, nameSpace: 'tanggap-rate' }),
  });
  const beforeBody = addressRules(limits);
  const counts = new Map(beforeBody.map((rule) => [rule, countOf(server, rule)]));
  const checks = (rules: RateLimitRule[]): Check => {
    const all = rules.map((rule) => checkOf(rule, counts.get(rule) ?? countOf(server, rule)));
    return async (request, reply) => {
      if (request.routeOptions.config?.isAlwaysAnswered) return;
      for (const check of all) await check(request, reply);
    };
  };
  server.addHook('onRequest', checks(beforeBody));
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
    // In Redis the rules share one name space.
    keyGenerator: (request: FastifyRequest) => `${name} ${keyOf(request)}`,
  };
  return server.createRateLimit(options);
}

function checkOf({ keyOf, what }: RateLimitRule, count: Count): Check {
  return async (request, reply) => {
    if (keyOf(request) !== undefined) refuseExcess(await count(request), reply, what);
  };
}

/** Counts programs by their keys; called by the guard that knows the program. */
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
  const heavy = new HeavyRequests();
  return async (request, reply, cells) => {
    const counted = await count(request, { increment: false });
    if (counted.isAllowed) return () => undefined;
    // One question a minute is answered, however low the limit.
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
  // Each limit overwrites the headers of the one before; the last is the strictest.
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
