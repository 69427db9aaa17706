import { join } from 'node:path';
import { root } from './processes.js';

export const HOUR = 3_600_000;

/** The environment of a process whose machine's clock is wrong by so many milliseconds. */
export function clockAheadBy(milliseconds: number): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${join(root, 'test/support/shifted-clock.mjs')}`,
    CLOCK_IS_AHEAD_BY: String(milliseconds),
  };
}
