-- The rules in force, one row per city.
SELECT prefix, time_zone,
  (SELECT coalesce(json_agg(day), '[]') FROM holidays
   WHERE city_prefix = prefix AND removed_in IS NULL) AS days_off,
  (SELECT coalesce(json_agg(json_build_object('weekday', weekday, 'opens', opens, 'closes', closes)), '[]')
   FROM working_hours
   WHERE city_prefix = prefix AND removed_in IS NULL) AS hours,
  (SELECT coalesce(json_agg(json_build_object(
     'category', category_code, 'channel', channel,
     'firstResponse', json_build_object('amount', first_response, 'in', first_response_in),
     'resolution', json_build_object('amount', resolution, 'in', resolution_in))), '[]')
   FROM deadline_policies
   WHERE city_prefix = prefix AND removed_in IS NULL) AS policies,
  (SELECT json_build_object('percent', percent, 'leastWorkingHours', least_working_hours)
   FROM fair_times
   WHERE city_prefix = prefix AND removed_in IS NULL) AS fair_time
FROM cities
