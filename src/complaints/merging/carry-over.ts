import { type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type Complaint } from '../core/complaint.entity.js';
import { forgetOnceEnded } from '../core/reporters/forget-once-ended.js';

/**
 * Lets the citizens of a complaint go on as supporters of the one it is merged into: who supported it, and who filed
 * it. Each support counts there as it did here. Who filed it stays known with their own complaint alone, and can be erased
 * there.
 */
export async function carryOver(
  manager: EntityManager,
  merged: Pick<Complaint, 'id' | 'filedAt'>,
  into: Pick<Complaint, 'id'>,
): Promise<void> {
  await manager.query(
    'UPDATE supporters SET complaint_id = $2, merged_from = coalesce(merged_from, $1) WHERE complaint_id = $1',
    [merged.id, into.id],
  );
  await manager.query('INSERT INTO supporters (id, complaint_id, at, merged_from) VALUES ($1, $2, $3, $4)', [
    uuid(),
    into.id,
    merged.filedAt,
    merged.id,
  ]);
  await forgetOnceEnded(manager, into);
}
