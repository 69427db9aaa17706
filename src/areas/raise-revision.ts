import { type EntityManager } from 'typeorm';

/**
 * Tells every process, once the transaction is committed, that areas or boundaries
 * have changed. It locks the row, so imports that begin with it take turns.
 */
export async function raiseRevision(manager: EntityManager): Promise<void> {
  await manager.query('UPDATE areas_revision SET revision = revision + 1');
}
