import { type EntityManager } from 'typeorm';

/**
 * Makes every process read areas and boundaries again once the transaction is committed. It locks the row, so imports that begin with it take turns.
 */
export async function raiseRevision(manager: EntityManager): Promise<void> {
  await manager.query('UPDATE areas_revision SET revision = revision + 1');
}
