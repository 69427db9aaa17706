-- The state of complaints at :asOf, from the events that were known then.
SELECT c.id, c.category_code, c.channel, c.filed_at, c.filed_on, c.first_response_due_at AS due_at, c.demo,
       heard.responded_at, heard.was_resolved, last.status,
       CASE WHEN last.status = 'merged' THEN heard.followed_status END AS followed_status,
       CASE WHEN last.status = 'rejected' THEN last.reason END AS reason,
       last.owner_office, last.charged_office, last.owner_charged_from, last.passed_on_at, heard.unit_code
FROM complaints c
CROSS JOIN LATERAL (
  SELECT min(e.at) FILTER (WHERE e.answers) AS responded_at,
         coalesce(bool_or(e.kind = 'resolved' OR e.details ->> 'followedStatus' = 'resolved'), false) AS was_resolved,
         (array_agg(e.details ->> 'followedStatus' ORDER BY e.seq DESC) FILTER (WHERE e.details ->> 'followedStatus' IS NOT NULL))[1] AS followed_status,
         (array_agg(e.details ->> 'unit' ORDER BY e.seq DESC) FILTER (WHERE e.details ->> 'unit' IS NOT NULL))[1] AS unit_code
  FROM complaint_events e
  WHERE e.complaint_id = c.id AND e.known_at <= :asOf
) heard
CROSS JOIN LATERAL (
  SELECT e.status, e.owner_office, e.charged_office, e.owner_charged_from, e.passed_on_at, e.details ->> 'reason' AS reason
  FROM complaint_events e
  WHERE e.complaint_id = c.id AND e.known_at <= :asOf
  ORDER BY e.seq DESC
  LIMIT 1
) last
