import { type Redis } from 'ioredis';
import { type Pool } from 'pg';

/** Deletes a third of what the queues keep in Redis, whatever it is: payloads, lists of ids, locks, counters. */
export async function evictAtRandom(redis: Redis): Promise<void> {
  const keys = (await redis.keys('bull:*')).filter(() => Math.random() < 1 / 3);
  if (keys.length > 0) await redis.del(keys);
}

/** Deletes a third of the rows of each table of the queues, but for the list of its migrations, which is no hint. */
export async function deleteQueueRows(db: Pool): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
  );
  for (const { name } of rows) await db.query(`DELETE FROM bullmq.${name} WHERE random() < 1.0 / 3`);
}
