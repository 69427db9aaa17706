-- The last instant of which all that will ever be known is stored: whoever is still writing took its lock
-- before, and will date what it learns later than its transaction began. Where that cannot be seen
-- (another role's), the instant that was settled last holds. The clock is read first.
WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS now)
SELECT greatest(
         date_trunc('milliseconds', least(now, (
           SELECT min(coalesce(activity.xact_start, '-infinity'))
           FROM pg_locks writing
           JOIN pg_stat_activity activity ON activity.pid = writing.pid
           WHERE writing.locktype = 'relation' AND writing.granted AND writing.mode = 'RowExclusiveLock'
             AND writing.database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND writing.relation IN ('complaint_events'::regclass, 'complaints'::regclass, 'tenures'::regclass)
         ))),
         settled_at
       ) AS "settledAt"
FROM clock, aggregate_watermark
