import { type EntityManager } from 'typeorm';

/** Tells every process, once the transaction is committed, that areas or boundaries have changed. */
export async function raiseRevision(manager: EntityManager): Promise<void> {
  await manager.query('UPDATE areas_revision SET revision = revision + 1');
}
