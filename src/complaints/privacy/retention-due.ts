import { type EntityManager } from 'typeorm';
import { ends } from '../core/life-cycle.js';
import { DEFAULT_MONTHS } from './retention.js';

const ENDED = ends.map((status) => `'${status}'`).join(', ');

/** Complaints of cities that have kept their citizens' data for long enough, the oldest first. */
export async function dueByPolicy(manager: EntityManager, atMost: number): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT due.id
     FROM cities
     CROSS JOIN LATERAL (
       SELECT coalesce((SELECT months FROM retention_policies WHERE city_prefix = prefix ORDER BY version DESC LIMIT 1),
                       ${DEFAULT_MONTHS}) AS months) policy
     CROSS JOIN LATERAL (
       SELECT id, last_event_at FROM complaints
       WHERE city_prefix = prefix AND status IN (${ENDED}) AND tracking_secret_hash <> '' AND NOT demo
         AND last_event_at < now() - make_interval(months => policy.months)
       ORDER BY last_event_at LIMIT $1) due
     ORDER BY due.last_event_at LIMIT $1`,
    [atMost],
  );
  return rows.map(({ id }) => id);
}

/** A complaint without a citizen that has ended, and by whose order it has none. */
export interface Unfinished {
  readonly id: string;
  readonly why: 'policy' | 'request';
  readonly byWhom: string;
  readonly accountId: string | null;
}

export function unfinishedDue(manager: EntityManager, atMost: number): Promise<Unfinished[]> {
  return manager.query(
    `SELECT complaint_id AS id, why, by_whom AS "byWhom", account_id AS "accountId"
     FROM unfinished_erasures JOIN complaints ON complaints.id = complaint_id
     WHERE status IN (${ENDED}) LIMIT $1`,
    [atMost],
  );
}
