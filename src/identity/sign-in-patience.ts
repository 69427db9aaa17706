const FREE = 4;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;
const FORGOTTEN_AFTER = 24 * 3_600_000;

/** Sign-ins that failed at one address, one after another. */
export interface Failures {
  readonly count: number;
  readonly lastAt: Date;
}

/** After one more failure. Those of another day are forgotten. */
export function afterFailure(before: Failures | undefined, now: Date): Failures {
  const isOld = !before || now.getTime() - before.lastAt.getTime() > FORGOTTEN_AFTER;
  return { count: isOld ? 1 : before.count + 1, lastAt: now };
}

/**
 * When the next try is allowed: at once after the first few failures, then each
 * time after twice as long, at most a quarter of an hour. So nobody tries more
 * than a few passwords an hour, and nobody is locked out for long by a stranger.
 */
export function nextTryAt({ count, lastAt }: Failures): Date {
  if (count <= FREE) return lastAt;
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - FREE - 1));
  return new Date(lastAt.getTime() + wait);
}
