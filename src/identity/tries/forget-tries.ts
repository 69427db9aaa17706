import { type EntityManager } from 'typeorm';

/** Forgets all failures with a subject, and what its rates had given out. */
export async function forgetTries(manager: EntityManager, subjectHash: Buffer): Promise<void> {
  await manager.query('DELETE FROM sign_in_failures WHERE subject_hash = $1', [subjectHash]);
  await manager.query('DELETE FROM sign_in_rates WHERE subject_hash = $1', [subjectHash]);
}

/** Forgets what counts for nothing any more. */
export async function forgetOldTries(manager: EntityManager): Promise<void> {
  await manager.query(`DELETE FROM sign_in_failures WHERE last_at < now() - interval '1 day'`);
  await manager.query(`DELETE FROM sign_in_rates WHERE last_at < now() - interval '1 day'`);
}
