-- Who is in which office or unit, or was not long ago, by the days of its city.
--   $1 timestamptz: instant   $2 interval: how long ago
SELECT place.person_id, place.code,
       place.is_head AND (place.until_day IS NULL OR place.until_day > city.today) AS heads
FROM (
  SELECT person_id, office_code AS code, from_day, until_day, true AS is_head FROM tenures
  UNION ALL
  SELECT person_id, coalesce(office_code, unit_code), from_day, until_day, false FROM postings
) place
LEFT JOIN areas ON areas.code = place.code
-- What lies in no city follows the day of the first one.
CROSS JOIN LATERAL (
  SELECT ($1::timestamptz AT TIME ZONE time_zone)::date AS today FROM cities
  ORDER BY prefix = areas.city_prefix DESC NULLS LAST, loaded_at, prefix LIMIT 1
) city
WHERE place.from_day <= city.today AND (place.until_day IS NULL OR place.until_day > city.today - $2::interval)
