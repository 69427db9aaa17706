import { buildLocate } from '../../dist/src/areas/locate.js';
import { connect } from '../../dist/src/database/prepare.js';
import { entities } from '../../dist/src/bootstrap/entities.js';
import { RefreshRepository } from '../../dist/src/metrics/aggregates/refresh.repository.js';
import { hasRealPoints, realPoints } from './bodies.mjs';

export const YEARS = 10;

/** Where the history comes from, for a report. */
export const spreadAs = hasRealPoints
  ? 'spread over the kelurahan as the real points of Jakarta are'
  : 'spread over the kelurahan as the carried known points are';

const INDEXES = `
  SELECT indexname AS name, indexdef AS made FROM pg_indexes
  WHERE tablename = 'complaints' AND indexname NOT IN ('complaints_pk', 'complaints_number_unique', 'complaints_external_unique')`;

/**
 * Writes complaints of ten years straight into the tables: as many each day, by
 * kelurahan as Jakarta's, three in four answered after a day or so, half resolved, some handed to a
 * unit, handed on or rejected as spam; each lurah in office for about three years. Of what has ended the citizens are
 * erased already, as they are where Tanggap has run all the time.
 *
 * @param events whether each complaint gets its history too; without it the past cannot be asked
 */
export async function writeHistory(world, count, { events }) {
  const weights = await weightsOf(world);
  const indexes = await world.query(INDEXES);
  await world.query(indexes.map(({ name }) => `DROP INDEX ${name}`).join(';'));
  await world.query(`
    INSERT INTO people SELECT gen_random_uuid(), 'Pejabat ' || n, n || '@example.com' FROM generate_series(1, 1200) n;
    INSERT INTO tenures (id, office_code, person_id, from_day, until_day)
    SELECT gen_random_uuid(), o.code, p.id, d.from_day, lead(d.from_day) OVER (PARTITION BY o.code ORDER BY d.from_day)
    FROM (SELECT code, row_number() OVER (ORDER BY code) AS n FROM offices WHERE position = 'lurah') o
    CROSS JOIN LATERAL (SELECT k, current_date - 3700 + k * 1000 + (o.n * 37 % 300)::int AS from_day FROM generate_series(0, 3) k) d
    JOIN people p ON p.name = 'Pejabat ' || ((d.k * 267 + o.n) % 1200 + 1);
    UPDATE tenure_versions SET known_at = '-infinity'`);
  await world.query('CREATE TABLE weights (code text, up_to float8)');
  await world.query('INSERT INTO weights SELECT * FROM unnest($1::text[], $2::float8[])', [
    weights.map(({ code }) => code),
    weights.map(({ upTo }) => upTo),
  ]);
  const atOnce = 250_000;
  for (let from = 0; from < count; from += atOnce)
    await world.query(lives(count, from, Math.min(count, from + atOnce), events));
  await world.query(`DROP TABLE weights; ${indexes.map(({ made }) => made).join(';')}`);
  await world.query('VACUUM (ANALYZE) complaints');
  if (events) await world.query('VACUUM (ANALYZE) complaint_events');
}

/** Counts all aggregates; gives the seconds it took. */
export async function countAll(world) {
  const began = performance.now();
  const db = await connect(world.databaseUrl, entities);
  const aggregates = new RefreshRepository(db);
  await aggregates.markAll();
  await db.query('ANALYZE aggregate_dirty_days');
  while ((await aggregates.refresh(20_000)) > 0);
  await db.query('VACUUM (ANALYZE) aggregate_dirty_days, aggregates, aggregate_times');
  await db.destroy();
  return (performance.now() - began) / 1000;
}

async function weightsOf(world) {
  const boundaries = await world.query('SELECT area_code AS code, polygons FROM boundaries');
  const locate = buildLocate(boundaries);
  const known = await world.query(`SELECT code FROM offices WHERE position = 'lurah' ORDER BY code`);
  const counts = new Map(known.map(({ code }) => [code, 1]));
  for (const point of realPoints) {
    const code = locate(point)?.code;
    if (code) counts.set(code, counts.get(code) + 1);
  }
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  let upTo = 0;
  return [...counts].map(([code, each]) => ({ code, upTo: (upTo += each / total) }));
}

function lives(count, from, to, events) {
  return `
    SET session_replication_role = replica;
    SELECT setseed(${(from % 9973) / 9973});
    CREATE TEMP TABLE life AS
    WITH chance AS (
      SELECT gen_random_uuid() AS id, i, random() AS kelurahan, random() AS answered, random() AS solved, random() AS fate,
             exp(ln(20) + 1.1 * random_normal()) AS wait, exp(ln(60) + 0.9 * random_normal()) AS work,
             date_trunc('milliseconds', now() - interval '${YEARS} years' + interval '${YEARS} years' * ((i + random()) / ${count})) AS filed_at
      FROM generate_series(${from}, ${to - 1}) i
    ), placed AS (
      SELECT *, codes[least(width_bucket(kelurahan, ends) + 1, 267)] AS owner,
             CASE WHEN answered < 0.75 THEN filed_at + wait * interval '1 hour' END AS answer_at
      FROM chance, (SELECT array_agg(code ORDER BY up_to) AS codes, array_agg(up_to ORDER BY up_to) AS ends FROM weights) w
    )
    SELECT id, i, owner, filed_at, fate, filed_at + interval '1 second' AS routed_at,
           CASE WHEN answer_at < now() THEN answer_at END AS answered_at,
           CASE WHEN solved < 0.66 AND answer_at + work * interval '1 hour' < now() THEN answer_at + work * interval '1 hour' END AS resolved_at
    FROM placed;
    INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description, stated_kelurahan, filed_at,
      filed_on, first_response_due_at, resolution_due_at, status, owner_office, unit_code, first_responded_at, resolved_at,
      rejection_reason, last_event, last_event_at, known_at)
    SELECT id, 'JKT-26-' || i, CASE WHEN fate < 0.02 AND filed_at < now() - interval '2 years' THEN '' ELSE sha256(i::text::bytea) END, 'JKT', (ARRAY['road', 'street-light', 'flood', 'waste', 'tree'])[1 + i % 5],
           (ARRAY['jaki', 'qlue', 'api'])[1 + i % 3], 'Lubang besar di tengah jalan, sudah dua motor jatuh pekan ini.', owner, filed_at,
           (filed_at AT TIME ZONE 'Asia/Jakarta')::date, filed_at + interval '24 hours', filed_at + interval '168 hours',
           CASE WHEN fate < 0.02 THEN 'rejected' WHEN resolved_at IS NOT NULL THEN 'resolved' WHEN fate < 0.1 THEN 'coordinating'
                WHEN answered_at IS NOT NULL THEN 'in_progress' ELSE 'waiting' END,
           CASE WHEN fate < 0.02 THEN 'triage' ELSE owner END, CASE WHEN fate < 0.1 THEN 'dinas-bina-marga' END,
           answered_at, resolved_at, CASE WHEN fate < 0.02 THEN 'spam' END,
           2 + (answered_at IS NOT NULL)::int + (resolved_at IS NOT NULL)::int, coalesce(resolved_at, answered_at, routed_at),
           coalesce(resolved_at, answered_at, routed_at)
    FROM life;
    ${events ? eventsOfLives : ''}
    DROP TABLE life;
    SET session_replication_role = origin`;
}

const eventsOfLives = `
  INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, details, answers, status, owner_office)
  SELECT life.id, row_number() OVER (PARTITION BY life.id ORDER BY e.at), e.at, e.at, e.kind, e.details, e.answers, e.status, e.owner
  FROM life CROSS JOIN LATERAL (VALUES
    (filed_at, 'filed', '{}'::jsonb, false, 'received', NULL),
    (routed_at, 'routed', CASE WHEN fate < 0.1 THEN '{"unit": "dinas-bina-marga"}'::jsonb ELSE '{}' END, false,
     CASE WHEN fate < 0.1 THEN 'coordinating' ELSE 'waiting' END, owner),
    (answered_at, 'responded', '{}', true, CASE WHEN fate < 0.1 THEN 'coordinating' ELSE 'in_progress' END, owner),
    (resolved_at, 'resolved', '{}', true, 'resolved', owner)
  ) AS e (at, kind, details, answers, status, owner)
  WHERE e.at IS NOT NULL;`;
