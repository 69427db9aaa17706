-- What happened on each day, counted over `charged`; what happened before :from on the day before it.
-- overdue changes by +1 on the first day at whose end a complaint is overdue, and by -1 on the day of its late answer.
, asked AS (
  SELECT id, filed_on, demo, (responded_at AT TIME ZONE :zone)::date AS answered_on,
         CASE WHEN due_at < :asOf THEN ((due_at + interval '1 millisecond') AT TIME ZONE :zone)::date END AS overdue_on
  FROM charged
  WHERE counts AND (:offices::text[] IS NULL OR office = ANY (:offices))
), ends AS (
  SELECT e.complaint_id, e.seq, e.at, e.status, asked.demo
  FROM asked
  JOIN complaint_events e ON e.complaint_id = asked.id
  WHERE e.status = ANY (:ended) AND e.known_at <= :asOf
), turns AS (
  SELECT at, CASE WHEN status IN ('resolved', 'closed') THEN 'resolved' ELSE 'rejected' END AS what, demo
  FROM ends
  WHERE NOT EXISTS (SELECT FROM ends before WHERE before.complaint_id = ends.complaint_id AND before.seq = ends.seq - 1)
  UNION ALL
  SELECT next.at, 'reopened', ends.demo
  FROM ends
  JOIN complaint_events next ON next.complaint_id = ends.complaint_id AND next.seq = ends.seq + 1
  WHERE next.status <> ALL (:ended) AND next.known_at <= :asOf
), happened AS (
  SELECT filed_on AS day, 'received' AS what, count(*) AS count, bool_or(demo) AS demo FROM asked GROUP BY 1
  UNION ALL
  SELECT answered_on, 'answered', count(*), bool_or(demo) FROM asked GROUP BY 1
  UNION ALL
  SELECT overdue_on, 'overdue', count(*), bool_or(demo) FROM asked WHERE answered_on IS NULL OR answered_on > overdue_on GROUP BY 1
  UNION ALL
  SELECT answered_on, 'overdue', -count(*), bool_or(demo) FROM asked WHERE answered_on > overdue_on GROUP BY 1
  UNION ALL
  SELECT (at AT TIME ZONE :zone)::date, what, count(*), bool_or(demo) FROM turns GROUP BY 1, 2
)
SELECT greatest(day, :from::date - 1)::text AS day, what, sum(count)::int AS count, bool_or(demo) AS demo
FROM happened
WHERE day < :to
GROUP BY 1, 2
