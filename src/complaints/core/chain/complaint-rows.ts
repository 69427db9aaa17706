import { type EntityManager } from 'typeorm';
import { PROTECTED } from '../../../audit/protected-tables.js';

/**
 * Hashes the citizens' words of events, and with the first event of a complaint the row as it was accepted. The audit
 * entry that is recorded next in the transaction contains these hashes.
 */
export async function noteComplaintRows(
  manager: EntityManager,
  events: readonly { readonly complaintId: string; readonly seq: number }[],
): Promise<void> {
  const firsts = events.filter(({ seq }) => seq === 1).map(({ complaintId }) => complaintId);
  await manager.query(`SELECT set_config('TimeZone', 'UTC', true)`);
  await manager.query(
    `INSERT INTO row_changes (table_name, key, after)
     SELECT 'complaints', t.id, row_hash(to_jsonb(t), $2) FROM complaints t WHERE t.id = ANY ($1::uuid[])`,
    [firsts, PROTECTED.complaints?.omitted],
  );
  await manager.query(
    `INSERT INTO row_changes (table_name, key, after)
     SELECT 'complaint_words', concat_ws('/', t.complaint_id, t.seq), row_hash(to_jsonb(t), '{}')
     FROM unnest($1::uuid[], $2::int[]) AS event(complaint_id, seq) JOIN complaint_words t USING (complaint_id, seq)`,
    [events.map(({ complaintId }) => complaintId), events.map(({ seq }) => seq)],
  );
}
