-- What the definition makes of each complaint at :asOf, and to whom it is charged: who held the office at the
-- earliest of first response, due time and :asOf, as far as was known of tenures. All zeros: nobody held it.
judged AS (
  SELECT *,
         coalesce(status = 'rejected' AND reason = ANY (:notCounted), false) AS excluded_rejected,
         status = 'merged' AS excluded_merged,
         status <> 'merged' AND NOT coalesce(status = 'rejected' AND reason = ANY (:notCounted), false) AS counts,
         (least(responded_at, due_at, :asOf::timestamptz) AT TIME ZONE :zone)::date AS charged_on
  FROM states
  OFFSET 0 -- so that each is worked out once, and not again for every tenure it is compared with
), charged AS (
  SELECT judged.*, coalesce(tenure.person_id, '00000000-0000-0000-0000-000000000000') AS person_id
  FROM judged
  LEFT JOIN tenure_versions tenure ON :byPerson AND tenure.office_code = judged.office
    AND tenure.known_at <= :asOf AND tenure.superseded_at > :asOf
    AND tenure.from_day <= judged.charged_on AND (tenure.until_day IS NULL OR tenure.until_day > judged.charged_on)
)
