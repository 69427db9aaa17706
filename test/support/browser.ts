import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium without and with windows: the first draws the same for much less work. */
const CHROMIUM = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = CHROMIUM.find((program) => existsSync(program));

/** Whether pages can be looked at here. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser) console.warn('Chromium is absent: what a browser makes of the pages is not tested.');

/** Starts a browser that asks nobody but the product for anything. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'];
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--no-first-run', ...quiet.map((feature) => `--disable-${feature}`)],
  });
}
