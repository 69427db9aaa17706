import { type EntityManager } from 'typeorm';

/**
 * Takes an advisory lock until the transaction ends; waits while another transaction holds it.
 *
 * @param key a whole number of 32 bits, one for each purpose
 */
export async function takeAdvisoryLock(manager: EntityManager, key: number): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [key]);
}
