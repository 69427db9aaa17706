import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type EntityManager } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';

const watermarkSql = readFileSync(new URL('./watermark.sql', import.meta.url), 'utf8');

const RETRY_AFTER_MS = 20;
const TIMEOUT_MS = 10_000;

/**
 * The last instant of which all that will ever be known is stored: usually now,
 * less while others are writing. What is read after this call, and only up to that
 * instant, is read the same for ever.
 */
export async function watermark(manager: EntityManager): Promise<Date> {
  const [row] = await manager.query<[{ settledAt: Date }]>(watermarkSql);
  return row.settledAt;
}

/**
 * Waits until all that was known at an instant is stored, a moment at most.
 *
 * @throws Problem `unavailable` where somebody has been writing all the while
 */
export async function untilKnown(manager: EntityManager, instant: Date): Promise<void> {
  const giveUpAt = performance.now() + TIMEOUT_MS;
  while ((await watermark(manager)) < instant) {
    if (performance.now() > giveUpAt)
      throw new Problem('unavailable', { what: 'something is still being written' });
    await setTimeout(RETRY_AFTER_MS);
  }
}
