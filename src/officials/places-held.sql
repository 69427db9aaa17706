-- The places of a person at an instant: each begins and ends with the day of its own city.
--   $1 uuid: person   $2 timestamptz: instant
WITH place AS (
  SELECT person_id, office_code, NULL AS unit_code, NULL AS city_prefix, from_day, until_day, false AS staff
  FROM tenures WHERE person_id = $1
  UNION ALL
  SELECT person_id, office_code, unit_code, city_prefix, from_day, until_day, true
  FROM postings WHERE person_id = $1
)
SELECT people.name AS person, place.staff, place.unit_code AS "unitCode", place.city_prefix AS city,
       CASE WHEN offices.code IS NOT NULL THEN json_build_object(
         'code', offices.code, 'position', offices.position, 'areaCode', offices.area_code, 'name', offices.name) END AS office
FROM place
JOIN people ON people.id = place.person_id
LEFT JOIN offices ON offices.code = place.office_code
LEFT JOIN areas ON areas.code = offices.area_code
-- What lies in no city follows the day of the first one.
CROSS JOIN LATERAL (
  SELECT ($2::timestamptz AT TIME ZONE time_zone)::date AS today FROM cities
  ORDER BY prefix = coalesce(place.city_prefix, areas.city_prefix) DESC NULLS LAST, loaded_at, prefix LIMIT 1
) AS city
WHERE place.from_day <= city.today AND (place.until_day IS NULL OR place.until_day > city.today)
ORDER BY place.staff, offices.code, place.unit_code
