import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from './chromium.mjs';

/** Whether pages can be looked at here. */
export const hasBrowser = chromiumPath !== undefined;
if (!hasBrowser) console.warn('Chromium is absent: what a browser makes of the pages is not tested.');

/** Starts a browser that asks nobody but the product for anything. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'];
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--no-first-run', ...quiet.map((feature) => `--disable-${feature}`)],
  });
}
