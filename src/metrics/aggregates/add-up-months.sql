-- Adds up rate_days of the months and offices in :months.
--   :months json of {office, month}
WITH months AS (
  SELECT * FROM json_to_recordset(:months) AS month(office text, month date)
), days AS (
  SELECT m.month, d.*
  FROM months m
  JOIN rate_days d ON d.office = m.office AND d.filed_on >= m.month AND d.filed_on < m.month + interval '1 month'
  WHERE d.city_prefix = :city
), answered AS (
  SELECT office, month, person_id, open, string_agg(rate_pair(key, count), '') AS answered_in
  FROM (SELECT office, month, person_id, open, pair.key, sum(pair.count)::int AS count
        FROM days, rate_pairs(answered_in) pair GROUP BY 1, 2, 3, 4, 5) bucket
  GROUP BY 1, 2, 3, 4
), added AS (
  SELECT month, office, person_id, open, {{sums}}, bool_or(demo) AS demo,
         coalesce(string_agg(rate_pair(filed_on - date '1970-01-01', overdue + pending), '') FILTER (WHERE overdue + pending > 0), '') AS waiting_since
  FROM days
  GROUP BY 1, 2, 3, 4
)
INSERT INTO rate_months (city_prefix, month, office, person_id, open, {{counts}}, demo, answered_in, waiting_since)
SELECT :city, month, office, person_id, open, {{counts}}, demo, coalesce(answered_in, ''), waiting_since
FROM added LEFT JOIN answered USING (office, month, person_id, open)
