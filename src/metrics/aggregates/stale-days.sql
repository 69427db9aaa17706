-- Days and offices whose row in rate_days is out of date, so far as all that makes it so is known at :asOf.
SELECT stale.city_prefix AS "cityPrefix", stale.office, stale.filed_on::text AS "filedOn"
FROM (
  (SELECT DISTINCT city_prefix, filed_on, office FROM rate_marks ORDER BY city_prefix, filed_on, office LIMIT :atMost)
  UNION
  (SELECT city_prefix, filed_on, office FROM rate_days WHERE open AND next_due_at < :asOf LIMIT :atMost)
) stale
WHERE NOT EXISTS (
  SELECT FROM rate_marks later
  WHERE later.city_prefix = stale.city_prefix AND later.filed_on = stale.filed_on AND later.office = stale.office
    AND later.known_at > :asOf)
