import { type EntityManager } from 'typeorm';
import { type Complaint } from '../complaint.entity.js';

/** A complaint of nobody's has no time of its own after which who supports it is erased. */
export async function forgetOnceEnded(manager: EntityManager, { id }: Pick<Complaint, 'id'>): Promise<void> {
  await manager.query(
    `INSERT INTO unfinished_erasures (complaint_id, why, by_whom)
     SELECT id, 'policy', 'policy' FROM complaints WHERE id = $1 AND tracking_secret_hash = ''
     ON CONFLICT DO NOTHING`,
    [id],
  );
}
