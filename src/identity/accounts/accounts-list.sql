-- Every account with what it may do, or will: each place begins and ends with the day of its own city.
--   $1 timestamptz: now
WITH first_city AS (
  SELECT time_zone FROM cities ORDER BY loaded_at, prefix LIMIT 1
), held AS (
  SELECT account_id, role AS position, false AS staff, NULL AS place, city_prefix AS city, from_day, until_day
  FROM role_assignments
  UNION ALL
  SELECT accounts.id, offices.position, false, offices.name, areas.city_prefix, from_day, until_day
  FROM accounts JOIN tenures USING (person_id) JOIN offices ON offices.code = tenures.office_code
  LEFT JOIN areas ON areas.code = offices.area_code
  UNION ALL
  SELECT accounts.id, offices.position, true, coalesce(offices.name, units.name_id),
         coalesce(postings.city_prefix, areas.city_prefix), from_day, until_day
  FROM accounts JOIN postings USING (person_id)
  LEFT JOIN offices ON offices.code = postings.office_code LEFT JOIN units ON units.code = postings.unit_code
  LEFT JOIN areas ON areas.code = offices.area_code
  UNION ALL
  SELECT accounts.id, offices.position, false, coalesce(offices.name, units.name_id), areas.city_prefix, NULL, NULL
  FROM accounts LEFT JOIN offices ON offices.code = office_code LEFT JOIN units ON units.code = unit_code
  LEFT JOIN areas ON areas.code = offices.area_code
  WHERE office_code IS NOT NULL OR unit_code IS NOT NULL
), current AS (
  SELECT held.* FROM held LEFT JOIN cities ON cities.prefix = held.city
  WHERE until_day IS NULL
    OR until_day > ($1::timestamptz AT TIME ZONE coalesce(cities.time_zone, (SELECT time_zone FROM first_city)))::date
)
SELECT accounts.email, accounts.demo, accounts.closed_at AS "closedAt", accounts.closed_why AS "closedWhy",
       (SELECT max(at) FROM audit_entries WHERE account_id = accounts.id AND action = 'session.began') AS "lastSignIn",
       coalesce(json_agg(json_build_object(
         'position', position, 'staff', staff, 'place', place, 'city', city,
         'from', from_day::text, 'until', until_day::text) ORDER BY from_day, place, position)
         FILTER (WHERE current.account_id IS NOT NULL), '[]') AS places
FROM accounts LEFT JOIN current ON current.account_id = accounts.id
GROUP BY accounts.id
ORDER BY accounts.email
