import { type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type Complaint } from '../life/complaint.entity.js';
import { forgetOnceEnded } from '../supporters/forget-once-ended.js';
import { knownOf } from '../supporters/known.js';

/**
 * Lets the citizens of a complaint go on as supporters of the one it is merged into: who supported it, and who filed
 * it. Each person is counted there once. Who filed it stays known with their own complaint alone, and can be erased
 * there.
 */
export async function carryOver(
  manager: EntityManager,
  merged: Pick<Complaint, 'id' | 'filedAt'>,
  into: Pick<Complaint, 'id'>,
): Promise<void> {
  // First who filed it, so that a support of their own that came with others' is not counted besides.
  await manager.query(
    `INSERT INTO supporters (id, complaint_id, at, counted, merged_from)
     SELECT $3, $2, $4, NOT EXISTS (
       SELECT FROM reporters own JOIN ${knownOf('$2')} known ON known.phone_hash = own.phone_hash OR known.email_hash = own.email_hash
       WHERE own.complaint_id = $1), $1`,
    [merged.id, into.id, uuid(), merged.filedAt],
  );
  await manager.query(
    `UPDATE supporters moved SET complaint_id = $2, merged_from = coalesce(merged_from, $1),
       counted = counted AND NOT EXISTS (
         SELECT FROM ${knownOf('$2')} known WHERE known.phone_hash = moved.phone_hash OR known.email_hash = moved.email_hash)
     WHERE complaint_id = $1`,
    [merged.id, into.id],
  );
  await forgetOnceEnded(manager, into);
}
