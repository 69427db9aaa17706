-- Stores complaints of the past with their histories, in one statement. What is there already stays as it
-- is; so does what has its number drawn by another. Gives the ids of those that were stored.
-- A fact is known since the file says, but not before it happened; without the file's word, since now.
--   $1 json: complaints   $2 json: events
WITH learnt AS MATERIALIZED (
  SELECT known_now() AS now
), filed AS (
  INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id,
                          description, lat, lng, address, stated_kelurahan, filed_at, filed_on, known_at,
                          first_response_due_at, resolution_due_at, status, owner_office, first_responded_at,
                          resolved_at, rejection_reason, last_event, last_event_at)
  SELECT id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id,
         description, lat, lng, address, stated_kelurahan, filed_at, filed_on,
         greatest(coalesce(known_at, learnt.now), last_event_at),
         first_response_due_at, resolution_due_at, status, owner_office, first_responded_at,
         resolved_at, rejection_reason, last_event, last_event_at
  FROM json_populate_recordset(NULL::complaints, $1), learnt
  ORDER BY channel, external_id
  ON CONFLICT DO NOTHING
  RETURNING id
), told AS (
  INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, actor_office, details, answers, status, owner_office)
  SELECT complaint_id, seq, at, greatest(coalesce(known_at, learnt.now), at), kind, actor_office, details, answers,
         status, owner_office
  FROM json_populate_recordset(NULL::complaint_events, $2) JOIN filed ON filed.id = complaint_id, learnt
)
SELECT id FROM filed
