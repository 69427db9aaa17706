import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../../scripts/setup.mjs';
import { freePort, run } from '../bench/processes.mjs';
import { allPages, fileOne } from '../support/all-pages.mjs';
import { chromiumPath } from '../support/chromium.mjs';
import { happenings } from './happenings.mjs';

const SCREENS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };
const PASSWORD = 'untuk-gambar-saja';

/**
 * Takes pictures of every page over the made-up year, at both widths, light and dark: `today-phone-light.png`.
 *
 * @param folder where they go
 * @param names of the pages; all where none is named
 */
export async function takeScreenshots(folder, names = []) {
  const pages = allPages.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chromiumPath === undefined) {
    console.error('✗ There is no Chromium.\n  → sudo apt-get install chromium   (or your system’s way)');
    process.exitCode = 1;
    return;
  }
  const data = mkdtempSync(join(tmpdir(), 'tanggap-pictures-'));
  chmodSync(data, 0o755);
  const port = await freePort();
  const tanggap = await run(process.execPath, [join(root, 'dist/src/main.js'), '--demo'], {
    folder: data,
    ready: 'with Ctrl-C',
    env: { DATA_DIR: data, PORT: String(port), DEMO_PASSWORD: PASSWORD, RATE_LIMITS: 'off' },
  });
  try {
    const base = `http://127.0.0.1:${port}`;
    await happenings(base, (account) => tokenOf(base, account));
    const number = await fileOne(base);
    await takeAll(base, pages, resolve(root, folder), number);
  } finally {
    await tanggap.end();
    rmSync(data, { recursive: true, force: true });
  }
}

async function takeAll(base, pages, folder, number) {
  mkdirSync(folder, { recursive: true });
  const accounts = [...new Set(pages.flatMap(({ account }) => account ?? []))];
  const tokens = new Map(
    await Promise.all(accounts.map(async (account) => [account, await tokenOf(base, account)])),
  );
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  let taken = 0;
  for (const [screen, viewport] of Object.entries(SCREENS))
    for (const colorScheme of ['light', 'dark'])
      for (const { name, path, account } of pages) {
        const context = await browser.newContext({ viewport, colorScheme, locale: 'id-ID' });
        if (account) await context.addCookies([{ name: 'tanggap', value: tokens.get(account), url: base }]);
        const page = await context.newPage();
        await page.goto(base + path.replace('{number}', number), { waitUntil: 'networkidle' });
        // What is laid out only once it comes near is to be seen too.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ ...viewport, height });
        const file = join(folder, `${name}-${screen}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        await context.close();
        taken++;
      }
  await browser.close();
  console.log(`✓ ${taken} pictures in ${folder}`);
}

async function tokenOf(base, account) {
  const answer = await fetch(`${base}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${account}@tanggap.example`, password: PASSWORD }),
  });
  const { token, detail } = await answer.json();
  if (!token) throw new Error(`${account} could not sign in: ${detail}`);
  return token;
}
