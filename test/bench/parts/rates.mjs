import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { countAll, spreadAs, writeHistory, YEARS } from '../history.mjs';
import { runTanggap } from '../processes.mjs';
import { quantile, table } from '../table.mjs';

export const title = `Response rates of all 267 lurah, over ${YEARS} years of complaints ${spreadAs}`;

const DAY = 86_400_000;
const day = (back) => new Date(Date.now() - back * DAY).toISOString().slice(0, 10);

/**
 * The table of a year as of now, from the aggregates; beside it, in rounds, the plain GROUP BY over the
 * complaints of that year; and, where there are histories, the table as of moments of the past.
 */
export async function measure(place, { quick, sizes = quick ? [100_000] : [1_000_000, 10_000_000] }) {
  const rows = [];
  for (const size of sizes) {
    const world = await place.openWorld('PostgreSQL');
    const events = size <= 1_000_000;
    await writeHistory(world, size, { events });
    const seconds = await countAll(world);
    const tanggap = await runTanggap(place, { role: 'http', ...world });
    const ask = (query) => tableTime(tanggap.port, `groupBy=lurah&${query}`);
    const db = new pg.Client({ connectionString: world.databaseUrl });
    await db.connect();
    const ofYear = (turn) => ask(`from=${day(365 + (turn % 7))}`);
    const now = [];
    const plain = [];
    // A server that has just begun finds nothing in memory.
    for (let turn = 0; turn < (quick ? 20 : 200); turn++) await ofYear(turn);
    // In rounds: after a plain GROUP BY nothing else is where the processor looks first.
    for (let round = 0; round < (quick ? 2 : 5); round++) {
      for (let turn = 0; turn < 40; turn++) now.push(await ofYear(turn));
      for (let turn = 0; turn < 5; turn++) plain.push(await timed(() => groupBy(db)));
    }
    const row = (what, times) => [
      size.toLocaleString('en'),
      what,
      ...[0.5, 0.95].map((share) => millis(times, share)),
    ];
    rows.push(row('a year, as of now', now), row('plain GROUP BY office of that year', plain));
    if (events) {
      const moments = [1, 30, 365, 1200];
      for (const back of moments) {
        const times = [];
        for (let turn = 0; turn < 12; turn++)
          times.push(await ask(`from=${day(back + 365)}&to=${day(back)}&asOf=${day(back)}`));
        rows.push(row(`a year, as of ${back} days ago`, times.slice(2)));
      }
      const whole = [];
      for (let turn = 0; turn < 7; turn++) whole.push(await ask(`from=${day(3600)}&asOf=${day(1)}`));
      rows.push(row('all years, as of yesterday', whole.slice(2)));
    }
    rows.push([size.toLocaleString('en'), 'counting all anew, in seconds', seconds.toFixed(0), '']);
    await db.end();
    await tanggap.end();
    await world.close();
  }
  return `${table(['complaints', 'what', 'p50 ms', 'p95 ms'], rows)}

Rows alone beyond a million complaints, without their histories: the table as of now reads none.

${await costOfKeeping(place, quick)}`;
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Milliseconds until the whole table has arrived. */
async function tableTime(port, query) {
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/metrics/response-rates?${query}`);
  const text = await answer.text();
  const time = performance.now() - began;
  const { groups, total } = JSON.parse(text);
  if (answer.status !== 200 || groups.length < 267 || total.received === 0)
    throw new Error(`No table: ${text.slice(0, 200)}`);
  return time;
}

function groupBy(db) {
  return db.query(
    `SELECT owner_office, count(*), count(first_responded_at), count(*) FILTER (WHERE first_responded_at <= first_response_due_at)
     FROM complaints WHERE city_prefix = 'JKT' AND filed_on >= current_date - 365 GROUP BY owner_office`,
  );
}

function millis(times, share) {
  return quantile(
    [...times].sort((a, b) => a - b),
    share,
  ).toFixed(1);
}

/** What it costs a filing that its day is marked and its complaint found by office and day: statements of 20 filings with and without. */
async function costOfKeeping(place, quick) {
  const world = await place.openWorld('PostgreSQL');
  const db = new pg.Client({ connectionString: world.databaseUrl });
  await db.connect();
  const file = () =>
    db.query(`INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description, address, filed_at,
        filed_on, first_response_due_at, resolution_due_at, status, last_event, last_event_at)
      SELECT id, id::text, '', 'JKT', 'road', 'api', 'Lubang besar di tengah jalan.', 'Jl. Kebon 12', now(), current_date, now(), now(), 'received', 1, now()
      FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 20)) made`);
  const setUp = {
    with: `ALTER TABLE complaints ENABLE TRIGGER aggregate_dirty_days_follow_filing;
      CREATE INDEX complaints_office_day ON complaints ((coalesce(owner_office, 'triage')), filed_on);
      CREATE INDEX complaints_unanswered ON complaints (city_prefix, greatest(first_response_due_at, filed_at)) WHERE first_responded_at IS NULL`,
    without: `ALTER TABLE complaints DISABLE TRIGGER aggregate_dirty_days_follow_filing; DROP INDEX complaints_office_day, complaints_unanswered`,
  };
  const times = { with: [], without: [] };
  for (let round = 0; round < (quick ? 3 : 6); round++) {
    for (const way of ['without', 'with']) {
      await db.query(setUp[way]);
      for (let turn = 0; turn < 300; turn++) times[way].push(await timed(file));
    }
  }
  await db.end();
  await world.close();
  const each = (way) =>
    (quantile(
      [...times[way]].sort((a, b) => a - b),
      0.5,
    ) *
      1000) /
    20;
  const [more, less] = [each('with'), each('without')];
  return `Keeping them up to date costs a filing ${(more - less).toFixed(0)} µs in the database (${more.toFixed(0)} with the mark and the two indexes, ${less.toFixed(0)} without, ratio ${(more / less).toFixed(2)}), in statements of 20.`;
}
