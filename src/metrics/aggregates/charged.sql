-- What the definition makes of each complaint at :asOf, and to whom it is charged: the office that held it at the
-- earliest of first response, due time and :asOf, where a new owner has a fair time first; and who held that office
-- then, or when it passed the complaint on, as far as was known of tenures. All zeros: nobody held it.
-- A merged complaint is done while the one is that it was merged into.
-- By the first version of the definition the office is the owner at :asOf, and what is merged does not count.
definition AS (
  SELECT max(version) AS version FROM metric_definitions WHERE holds_from <= :asOf
), attributed AS (
  SELECT *, least(due_at, :asOf::timestamptz) AS charged_at,
         (SELECT version FROM definition) = 1 AS by_first,
         charged_office IS NULL OR (SELECT version FROM definition) = 1
           OR coalesce(owner_charged_from <= least(due_at, :asOf::timestamptz), false) AS is_owners
  FROM states
  OFFSET 0 -- so that each is worked out once
), judged AS (
  SELECT *,
         coalesce(CASE WHEN is_owners THEN owner_office ELSE charged_office END, 'triage') AS office,
         coalesce(status = 'rejected' AND reason = ANY (:notCounted), false) AS excluded_rejected,
         status = 'merged' AS merged,
         status = 'resolved' OR status = 'closed' OR coalesce(followed_status IN ('resolved', 'closed'), false) AS is_done,
         (status <> 'merged' OR NOT by_first) AND NOT coalesce(status = 'rejected' AND reason = ANY (:notCounted), false) AS counts,
         (least(responded_at, charged_at, CASE WHEN NOT is_owners THEN passed_on_at END) AT TIME ZONE :zone)::date AS charged_on
  FROM attributed
  OFFSET 0 -- so that each is worked out once, and not again for every tenure it is compared with
), charged AS (
  SELECT judged.*, coalesce(tenure.person_id, '00000000-0000-0000-0000-000000000000') AS person_id
  FROM judged
  LEFT JOIN tenure_versions tenure ON :byPerson AND tenure.office_code = judged.office
    AND tenure.known_at <= :asOf AND tenure.superseded_at > :asOf
    AND tenure.from_day <= judged.charged_on AND (tenure.until_day IS NULL OR tenure.until_day > judged.charged_on)
)
