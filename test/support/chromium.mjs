import { existsSync } from 'node:fs';

/** Debian's Chromium without and with windows, the first of which draws the same for much less work; where it is. */
export const chromiumPath = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium'].find((path) =>
  existsSync(path),
);
