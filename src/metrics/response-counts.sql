-- Counts of complaints by the definition in response-rate.ts, per group.
--   $1 from, $2 to: instants of filing [from, to)
--   $3 as of: nothing later is known
--   $4 the kind of group
--   $5 time zone of the city's days and months
--   $6 offices to count, or null for all
--   $7 category to count, or null for all
--   $8 reasons of rejection that take a complaint out of the count
WITH known AS (
  SELECT e.complaint_id,
         min(e.at) FILTER (WHERE e.answers) AS responded_at,
         bool_or(e.status = 'resolved') AS was_resolved,
         max(e.seq) AS last
  FROM complaints c
  JOIN complaint_events e ON e.complaint_id = c.id
  WHERE c.filed_at >= $1 AND c.filed_at < $2 AND c.filed_at <= $3 AND e.at <= $3
    AND ($7::text IS NULL OR c.category_code = $7)
  GROUP BY e.complaint_id
), standing AS (
  SELECT c.category_code, c.channel, c.filed_at, c.demo,
         c.first_response_due_at AS due_at,
         k.responded_at, k.was_resolved, last.status, last.owner_office,
         coalesce(last.status = 'rejected' AND last.details ->> 'reason' = ANY ($8), false) AS excluded_rejected,
         last.status = 'merged' AS excluded_merged
  FROM known k
  JOIN complaints c ON c.id = k.complaint_id
  JOIN complaint_events last ON last.complaint_id = k.complaint_id AND last.seq = k.last
  WHERE $6::text[] IS NULL OR last.owner_office = ANY ($6)
), counted AS (
  SELECT *,
         NOT (excluded_rejected OR excluded_merged) AS counts,
         (least(responded_at, due_at, $3::timestamptz) AT TIME ZONE $5)::date AS charged_on
  FROM standing
)
SELECT CASE $4
         WHEN 'category' THEN category_code
         WHEN 'channel' THEN channel
         WHEN 'month' THEN to_char(filed_at AT TIME ZONE $5, 'YYYY-MM')
         ELSE coalesce(owner_office, 'triage')
       END AS key,
       tenure.person_id AS "personId",
       count(*) FILTER (WHERE counts)::int AS received,
       count(*) FILTER (WHERE counts AND responded_at IS NOT NULL)::int AS answered,
       count(*) FILTER (WHERE counts AND responded_at <= due_at)::int AS "answeredOnTime",
       count(*) FILTER (WHERE counts AND responded_at > due_at)::int AS "answeredLate",
       count(*) FILTER (WHERE counts AND responded_at IS NULL AND due_at < $3)::int AS overdue,
       count(*) FILTER (WHERE counts AND responded_at IS NULL AND due_at >= $3)::int AS pending,
       count(*) FILTER (WHERE counts AND status IN ('resolved', 'closed'))::int AS resolved,
       count(*) FILTER (WHERE counts AND status = 'coordinating')::int AS forwarded,
       count(*) FILTER (WHERE counts AND was_resolved AND status NOT IN ('resolved', 'closed'))::int AS contested,
       count(*) FILTER (WHERE excluded_rejected)::int AS "excludedRejected",
       count(*) FILTER (WHERE excluded_merged)::int AS "excludedMerged",
       bool_or(demo) AS demo
FROM counted
LEFT JOIN tenures tenure ON $4 = 'lurah'
  AND tenure.office_code = counted.owner_office
  AND tenure.from_day <= counted.charged_on
  AND (tenure.until_day IS NULL OR tenure.until_day > counted.charged_on)
GROUP BY 1, 2
