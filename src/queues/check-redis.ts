import { Redis } from 'ioredis';
import { OperatorError } from '../common/operator-error.js';
import { EVICTION_REMEDY, evictionPolicyIn, mayEvict } from './eviction-policy.js';

/**
 * Makes sure that the Redis or Valkey behind `REDIS_URL` answers.
 *
 * @returns what the operator must know of it besides: it may throw jobs away, or does not tell whether it may
 * @throws OperatorError that says why it cannot be used
 */
export async function checkRedis(url: string): Promise<string | undefined> {
  const { hostname, port } = new URL(url);
  const server = `${hostname}:${port || 6379}`;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    socketTimeout: 5000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let cause: Error | undefined;
  redis.on('error', (fault: Error) => (cause = fault));
  try {
    await redis.connect();
    await redis.ping();
    return warnOfEviction(server, evictionPolicyIn(await redis.info('memory').catch(() => '')));
  } catch (thrown) {
    const fault = cause ?? (thrown as Error);
    if (/NOAUTH|WRONGPASS/.test(`${fault.message} ${(thrown as Error).message}`)) {
      throw new OperatorError(
        `REDIS_URL: the server ${server} refuses the password.`,
        'Correct the password in REDIS_URL.',
      );
    }
    throw new OperatorError(
      `REDIS_URL: no Redis answers at ${server} (${fault.message}).`,
      'Start Redis or Valkey there, correct the address, or unset REDIS_URL to keep the queues in PostgreSQL.',
    );
  } finally {
    redis.disconnect();
  }
}

function warnOfEviction(server: string, policy: string | undefined): string | undefined {
  if (policy === undefined) {
    return `REDIS_URL: the server ${server} does not tell its maxmemory-policy. Make sure that it is noeviction.`;
  }
  if (!mayEvict(policy)) return undefined;
  return (
    `REDIS_URL: the server ${server} throws jobs away when it is full: its maxmemory-policy is ${policy}. ` +
    `Until it is noeviction, /health/ready answers 503.\n  → ${EVICTION_REMEDY}`
  );
}
