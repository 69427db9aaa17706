\set lat random(-6340000, -6100000)
\set lng random(106700000, 106970000)
WITH filed AS (
  INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description,
    lat, lng, address, filed_at, filed_on, first_response_due_at, resolution_due_at, status, last_event, last_event_at)
  SELECT id, 'JKT-26-' || id, sha256(id::text::bytea), 'JKT', 'road', 'api',
    'Lubang besar di tengah jalan, sudah dua motor jatuh pekan ini. Mohon ditambal.', :lat / 1e6, :lng / 1e6,
    'Jl. Kebon 12 RT 3/RW 4', now(), current_date, now() + interval '1 day', now() + interval '7 days', 'received', 1, now()
  FROM (SELECT gen_random_uuid() AS id) made
  RETURNING id, filed_at
), begun AS (
  INSERT INTO complaint_events (complaint_id, seq, at, kind, status)
  SELECT id, 1, filed_at, 'filed', 'received' FROM filed
)
INSERT INTO reporters (complaint_id, sealed) SELECT id, decode(repeat('ab', 110), 'hex') FROM filed;
