-- What each office had open at each instant: by what had happened before it, as far as was known at :asOf.
-- An array is looked up by its ids, where a join would be planned to read all events.
-- At an instant the last event holds, so each holds until an event that follows it happened.
WITH moment AS (
  SELECT DISTINCT * FROM json_to_recordset(:moments) AS asked(office text, day date, instant timestamptz)
), span AS (
  SELECT e.complaint_id, e.owner_office, e.status, e.at AS since,
         min(e.at) OVER (PARTITION BY e.complaint_id ORDER BY e.seq ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS until,
         min(e.at) FILTER (WHERE e.answers) OVER (PARTITION BY e.complaint_id) AS answered_at
  FROM complaint_events e
  WHERE e.known_at <= :asOf
    AND e.complaint_id = ANY (ARRAY(SELECT DISTINCT complaint_id FROM complaint_events WHERE owner_office = ANY (:offices)))
), snapshot AS (
  SELECT moment.office, moment.day, c.filed_on,
         coalesce(span.answered_at < moment.instant, false) AS answered, c.first_response_due_at < moment.instant AS due
  FROM moment
  JOIN span ON span.owner_office = moment.office
    AND span.since < moment.instant AND (span.until IS NULL OR span.until >= moment.instant)
  JOIN complaints c ON c.id = span.complaint_id
  WHERE span.status NOT IN ('resolved', 'closed', 'rejected', 'merged')
)
SELECT office, day::text, count(*)::int AS open,
       count(*) FILTER (WHERE answered)::int AS answered,
       count(*) FILTER (WHERE NOT answered AND due)::int AS overdue,
       count(*) FILTER (WHERE NOT answered AND NOT due)::int AS pending,
       min(filed_on) FILTER (WHERE NOT answered AND NOT due)::text AS "oldestPending"
FROM snapshot
GROUP BY office, day
