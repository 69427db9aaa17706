-- Stores filings in one statement, all or none: each complaint with the first event of its history, its reporter,
-- and the keys by which a repetition is recognised. Unique values are inserted in one order, so that concurrent
-- statements that share some wait for each other and do not deadlock.
--   $1 json: complaints   $2 json: reporters   $3 json: used keys   $4 json: what photos belong to   $5 json: network addresses   $6 json: officers who filed
WITH filed AS (
  INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id,
                          description, lat, lng, address, stated_kelurahan, about_office, filed_at, filed_on, known_at,
                          first_response_due_at, resolution_due_at, status, last_event, last_event_at)
  SELECT id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id,
         description, lat, lng, address, stated_kelurahan, about_office, filed_at, filed_on, greatest(known_now(), filed_at),
         first_response_due_at, resolution_due_at, 'received', 1, filed_at
  FROM json_populate_recordset(NULL::complaints, $1)
  ORDER BY channel, external_id
  RETURNING id, filed_at, known_at
), begun AS (
  INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, actor_account, status)
  SELECT id, 1, filed_at, known_at, 'filed', officer.account_id, 'received'
  FROM filed LEFT JOIN json_to_recordset($6) AS officer(complaint_id uuid, account_id uuid) ON officer.complaint_id = filed.id
), told AS (
  INSERT INTO reporters (complaint_id, sealed, phone_hash, email_hash, hashed)
  SELECT complaint_id, sealed, phone_hash, email_hash, true FROM json_populate_recordset(NULL::reporters, $2)
), shown AS (
  INSERT INTO photo_uses SELECT * FROM json_populate_recordset(NULL::photo_uses, $4) ORDER BY photo_id
), came AS (
  INSERT INTO filing_addresses SELECT * FROM json_populate_recordset(NULL::filing_addresses, $5)
)
INSERT INTO idempotency_keys (key_hash, request_hash, answer, complaint_number, used_at)
SELECT key_hash, request_hash, answer, complaint_number, coalesce(used_at, clock_timestamp())
FROM json_populate_recordset(NULL::idempotency_keys, $3)
ORDER BY key_hash
