import { Redis } from 'ioredis';
import { OperatorError } from '../common/operator-error.js';

/**
 * Makes sure that the Redis or Valkey behind `REDIS_URL` answers.
 *
 * @throws OperatorError that says why it cannot be used
 */
export async function checkRedis(url: string): Promise<void> {
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
