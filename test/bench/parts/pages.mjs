import { createHash, randomBytes } from 'node:crypto';
import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { chromium } from 'playwright-core';
import { allPages, fileOne } from '../../support/all-pages.mjs';
import { chromiumPath } from '../../support/chromium.mjs';
import { countAll, spreadAs, writeHistory } from '../history.mjs';
import { runTanggap } from '../processes.mjs';
import { quantile, table } from '../table.mjs';

export const title = `Pages, over ten years of complaints ${spreadAs}`;

/** A phone on a slow line, as Lighthouse has it: 4 × slower than this machine, 1.6 Mbit/s, 562 ms until a request is answered. */
const SLOW = {
  cpu: 4,
  network: { offline: false, latency: 562.5, downloadThroughput: 188_744, uploadThroughput: 86_400 },
};

/** Of each page: its server time, the bytes of its first load, and when its largest part is painted on a slow phone. */
export async function measure(place, { quick }) {
  if (chromiumPath === undefined) return 'Not measured: there is no Chromium.';
  const size = quick ? 20_000 : 1_000_000;
  const world = await place.openWorld('PostgreSQL');
  await writeHistory(world, size, { events: true });
  await countAll(world);
  const tanggap = await runTanggap(place, { role: 'all', ...world });
  const base = `http://127.0.0.1:${tanggap.port}`;
  try {
    const number = await fileOne(base);
    const pages = [];
    for (const page of allPages) {
      const cookie = page.account && (await sessionOf(world, page.account));
      pages.push({ ...page, url: base + page.path.replace('{number}', number), cookie });
    }
    // A server that has just started runs what nothing has compiled yet: not what people mostly meet.
    for (const { url, cookie } of pages) await serverTimes(url, cookie, 30);
    const times = [];
    for (const { url, cookie } of pages) times.push(await serverTimes(url, cookie, quick ? 30 : 200));
    // A browser has work of its own: nothing else is measured while it is there.
    const seen = await seenSlowly(pages);
    const rows = pages.map(({ name, map }, index) => [
      name,
      quantile(times[index], 0.5).toFixed(1),
      quantile(times[index], 0.95).toFixed(1),
      (seen[index].bytes / 1000).toFixed(1),
      map ? 160 : 60,
      (seen[index].largestPaint / 1000).toFixed(2),
    ]);
    return `${size.toLocaleString('en')} complaints; a first visit, with nothing kept in the browser; and a server that has shown each page before.

${table(['page', 'server p50 ms', 'p95 ms', 'kB over the wire', 'at most', 'largest paint s'], rows)}`;
  } finally {
    await tanggap.end();
    await world.close();
  }
}

/** Milliseconds until the whole page has arrived, sorted; the first ones are left out. */
async function serverTimes(url, cookie, count) {
  const agent = new Agent({ keepAlive: true });
  const times = [];
  for (let turn = 0; turn < count + 10; turn++) {
    const began = performance.now();
    await arrival(url, {
      agent,
      headers: { accept: 'text/html', 'accept-encoding': 'br', ...cookieHeader(cookie) },
    });
    if (turn >= 10) times.push(performance.now() - began);
  }
  agent.destroy();
  return times.sort((a, b) => a - b);
}

/** Takes the bytes as they come: unpacked here, the large pages were measured with this process's own garbage. */
function arrival(url, options) {
  return new Promise((resolve, reject) => {
    const request = get(url, options, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      answer.on('end', resolve).on('error', reject).resume();
    });
    request.on('error', reject);
  });
}

/** What a phone on a slow line gets to see of each page, and what that weighs: headers and bodies as they are sent. */
async function seenSlowly(pages) {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  try {
    const seen = [];
    for (const { url, cookie } of pages) seen.push(await oneSeenSlowly(browser, url, cookie));
    return seen;
  } finally {
    await browser.close();
  }
}

async function oneSeenSlowly(browser, url, cookie) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  if (cookie) await context.addCookies([{ name: 'tanggap', value: cookie, url }]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW.network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  await page.goto(url, { waitUntil: 'networkidle' });
  const largestPaint = await page.evaluate(
    () =>
      new Promise((resolve) =>
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        }),
      ),
  );
  await context.close();
  return { bytes, largestPaint };
}

/** A session of an account as the demo has them, made in the database: in production there are no such accounts. */
async function sessionOf(world, account) {
  const [, kind, code] = /^([a-z]+)-?(.*)$/.exec(account);
  const roles = { admin: 'administrator', communications: 'communications', triage: 'triage' };
  const subject = roles[kind] ? 'desk' : kind === 'unit' ? 'unit' : 'office';
  const token = randomBytes(24).toString('base64url');
  await world.query(
    `WITH account AS (
       INSERT INTO accounts (id, email, password_hash, kind, office_code, unit_code, demo)
       VALUES (gen_random_uuid(), gen_random_uuid() || '@kota.example', '', $1, $2, $3, false) RETURNING id),
     assigned AS (
       INSERT INTO role_assignments (id, account_id, role, city_prefix, from_day)
       SELECT gen_random_uuid(), account.id, $5, prefix, '2026-01-01' FROM account, cities
       WHERE $5::text IS NOT NULL ORDER BY loaded_at LIMIT 1)
     INSERT INTO sessions (token_hash, id, account_id, created_at, expires_at)
     SELECT $4, gen_random_uuid(), id, now(), now() + interval '1 hour' FROM account`,
    [
      subject,
      subject === 'office' ? code : null,
      kind === 'unit' ? code : null,
      createHash('sha256').update(token).digest(),
      roles[kind] ?? null,
    ],
  );
  return token;
}

function cookieHeader(cookie) {
  return cookie ? { cookie: `tanggap=${cookie}` } : {};
}
