-- What the kept counts are worth to a question, in one row: as of when they are, which days of an office are
-- out of date (one more than :atMost says that they are too many), which versions its slices have, and who
-- holds each office at :asOf.
WITH stale AS MATERIALIZED (
  SELECT office, filed_on FROM rate_marks WHERE city_prefix = :city AND filed_on >= :from AND filed_on < :to
  UNION
  SELECT office, filed_on FROM rate_days
  WHERE open AND next_due_at < :asOf AND city_prefix = :city AND filed_on >= :from AND filed_on < :to
  LIMIT :atMost + 1
)
SELECT
  (SELECT settled_at FROM rate_settled) AS "settledAt",
  EXISTS (SELECT FROM rate_marks
          WHERE city_prefix = :city AND filed_on >= :from AND filed_on < :to AND known_at > :asOf) AS "knowsMore",
  (SELECT coalesce(json_agg(json_build_object('office', office, 'filedOn', filed_on)), '[]') FROM stale) AS stale,
  (SELECT coalesce(json_agg(json_build_object('grain', grain, 'firstDay', first_day, 'version', version)
                            ORDER BY grain, first_day), '[]')
   FROM (
     SELECT grain, first_day, version FROM rate_slices
     WHERE city_prefix = :city AND grain = 'month' AND first_day >= :monthsFrom AND first_day < :monthsTo
     UNION ALL
     SELECT grain, first_day, version FROM rate_slices
     WHERE city_prefix = :city AND grain = 'day' AND first_day >= :from AND first_day < :to
       AND (first_day < :monthsFrom OR first_day >= :monthsTo)
     UNION ALL
     -- Of a month with a stale day, its days as well.
     SELECT grain, first_day, version
     FROM (SELECT DISTINCT date_trunc('month', filed_on)::date AS month FROM stale) spoilt
     JOIN rate_slices ON city_prefix = :city AND grain = 'day'
       AND first_day >= month AND first_day < (month + interval '1 month')::date
     WHERE month >= :monthsFrom AND month < :monthsTo
   ) needed) AS slices,
  (SELECT coalesce(json_object_agg(office_code, person_id ORDER BY office_code), '{}')::text
   FROM tenure_versions
   WHERE known_at <= :asOf AND superseded_at > :asOf
     AND from_day <= :asOfDay AND (until_day IS NULL OR until_day > :asOfDay)) AS holders
