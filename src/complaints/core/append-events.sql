-- Appends events and keeps the milestones of their complaints in step, all in one statement.
-- An event is inserted only if it follows the last one of its complaint. So a history has no gap and no two events
-- with one number, whoever else is writing. Returns the complaints that got their event.
--   $1 json: events, each with the milestones of its complaint after it
WITH step AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1) AS step(
    complaint_id uuid, seq int, at timestamptz, kind text, actor_office text, actor_account uuid, message text,
    message_public boolean, details jsonb, answers boolean, status text, owner_office text,
    charged_office text, owner_charged_from timestamptz, passed_on_at timestamptz, unit_code text,
    first_responded_at timestamptz, resolved_at timestamptz, rejection_reason text, merged_into text, followed_status text,
    closes_at timestamptz)
), locked AS (
  -- In one order, so that concurrent statements do not deadlock.
  SELECT complaints.id, step.*, greatest(known_now(), step.at, complaints.known_at) AS known_at
  FROM complaints JOIN step ON step.complaint_id = complaints.id
  WHERE complaints.last_event = step.seq - 1
  ORDER BY complaints.id
  FOR UPDATE OF complaints
), moved AS (
  UPDATE complaints SET
    status = locked.status, owner_office = locked.owner_office, unit_code = locked.unit_code,
    charged_office = locked.charged_office, owner_charged_from = locked.owner_charged_from, passed_on_at = locked.passed_on_at,
    first_responded_at = locked.first_responded_at, resolved_at = locked.resolved_at,
    rejection_reason = locked.rejection_reason, merged_into = locked.merged_into,
    followed_status = locked.followed_status, closes_at = locked.closes_at,
    last_event = locked.seq, last_event_at = locked.at, known_at = locked.known_at
  FROM locked
  WHERE complaints.id = locked.id
)
INSERT INTO complaint_events (complaint_id, seq, at, kind, actor_office, actor_account, message, message_public,
                              details, answers, status, owner_office, charged_office, owner_charged_from, passed_on_at,
                              known_at)
SELECT complaint_id, seq, at, kind, actor_office, actor_account, message, message_public,
       details, answers, status, owner_office, charged_office, owner_charged_from, passed_on_at, known_at
FROM locked
RETURNING complaint_id AS id
