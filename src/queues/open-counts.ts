import { Redis } from 'ioredis';

/** What a request may wait for a count, in milliseconds. */
const TIMEOUT_MS = 500;

/** A connection to Redis or Valkey for counts that all processes share. It fails at once where the server is away. */
export function openCounts(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: TIMEOUT_MS,
    connectTimeout: 4_000,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  });
  // That it is away shows in /health/ready, and in every count that fails.
  redis.on('error', () => undefined);
  return redis;
}
