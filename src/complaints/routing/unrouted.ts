import { type EntityManager } from 'typeorm';
import { type Complaint } from '../core/complaint.entity.js';
import { CONTINUED, type Continued } from '../core/append.js';

/** A complaint that has no owner yet, as far as routing looks at it. */
export type Unrouted = Continued & Pick<Complaint, 'lat' | 'lng' | 'statedKelurahan'>;

/** Those of the complaints that have not been routed. */
export function unrouted(manager: EntityManager, ids: readonly string[]): Promise<Unrouted[]> {
  return manager.query<Unrouted[]>(
    `SELECT ${CONTINUED}, lat, lng, stated_kelurahan AS "statedKelurahan"
     FROM complaints WHERE id = ANY($1) AND status = 'received'`,
    [ids],
  );
}
