const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FORGOTTEN_AFTER = 24 * HOUR;
/** Nobody books a slot later than this. */
const MAX_BOOKING = 15 * MINUTE;
/** From so many failures in a day on, addresses of one IPv6 customer no longer count as ones that never failed. */
const AROUND_FREE = 32;

/** How failures of one source delay its next try, in milliseconds. */
export interface Delays {
  /** Failures that cost nothing: people mistype. */
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}

export const PASSWORD_DELAYS: Delays = { free: 4, first: 30_000, longest: 15 * MINUTE };
/** A code has six digits: where somebody has the password already, a few tries a day are all there are. */
export const CODE_DELAYS: Delays = { free: 4, first: 30_000, longest: 6 * HOUR };

/** How fast all unknown sources together try one account: so many at once, then one in each interval (ms). */
export interface Rate {
  readonly burst: number;
  readonly interval: number;
}

/**
 * An account has two rates, so that those who fail never use up the slots of those who have not: 30 thousand a day for
 * networks without a failure, 9 thousand for the others. Both together are 2^24 passwords in a year.
 */
export const RATES = {
  fresh: { burst: 1_000, interval: 3_000 },
  failed: { burst: 100, interval: 10_000 },
} as const satisfies Record<string, Rate>;

/** The instant at which all slots that were given out are used up, for each rate. */
export type Slots = Readonly<Record<keyof typeof RATES, Date>>;

/** Where tries come from: a known device or a network. */
export interface SignInSource {
  readonly count: number;
  readonly lastAt: Date;
  readonly nextTryAt: Date;
  /** Whether `nextTryAt` was reserved for this source. */
  readonly isBooked: boolean;
}

/** What is known before a try. */
export interface Before {
  readonly source: SignInSource | undefined;
  /** Failures of the network around it in the last day. */
  readonly around: number;
  /** Undefined for a known device: it waits for its own failures only. */
  readonly slots: Slots | undefined;
}

/** Whether a try is made now. It is counted as a failure until it has succeeded. */
export interface Decision {
  readonly isAllowed: boolean;
  /** Milliseconds until the next try; 0 where this one is made. */
  readonly wait: number;
  readonly source: SignInSource | undefined;
  readonly slots: Slots | undefined;
}

/** Decides about a try. The same for addresses with and without an account. */
export function decideTry({ source: known, around, slots }: Before, now: Date, delays: Delays): Decision {
  const source = known && now.getTime() - known.lastAt.getTime() <= FORGOTTEN_AFTER ? known : undefined;
  const wait = source && isDelayed(source) ? source.nextTryAt.getTime() - now.getTime() : 0;
  if (wait > 0) return { isAllowed: false, wait, source, slots };
  const failures = source?.count ?? 0;
  if (!slots || source?.isBooked)
    return { isAllowed: true, wait: 0, source: failed(failures, now, delays), slots };

  const kind = failures === 0 && around < AROUND_FREE ? 'fresh' : 'failed';
  const slot = takeSlot(slots[kind], RATES[kind], now);
  if (slot.wait > MAX_BOOKING) return { isAllowed: false, wait: MAX_BOOKING, source, slots };
  const taken = { ...slots, [kind]: slot.usedUpAt };
  if (slot.wait === 0)
    return { isAllowed: true, wait: 0, source: failed(failures, now, delays), slots: taken };
  const nextTryAt = new Date(now.getTime() + slot.wait);
  const booked = { count: failures, lastAt: now, nextTryAt, isBooked: true };
  return { isAllowed: false, wait: slot.wait, source: booked, slots: taken };
}

/** A free failure delays nothing, also where tries at one instant are counted in another order. */
function isDelayed({ lastAt, nextTryAt }: SignInSource): boolean {
  return nextTryAt.getTime() > lastAt.getTime();
}

/** A source after one more failure: after the free ones each delay is twice as long as the one before. */
function failed(before: number, now: Date, { free, first, longest }: Delays): SignInSource {
  const count = before + 1;
  const delay = count <= free ? 0 : Math.min(longest, first * 2 ** (count - free - 1));
  return { count, lastAt: now, nextTryAt: new Date(now.getTime() + delay), isBooked: false };
}

/** The next slot of a rate (the generic cell rate algorithm), in milliseconds from now. */
function takeSlot(usedUpAt: Date, { burst, interval }: Rate, now: Date): { wait: number; usedUpAt: Date } {
  const ahead = Math.max(0, usedUpAt.getTime() - now.getTime());
  return {
    wait: Math.max(0, ahead - (burst - 1) * interval),
    usedUpAt: new Date(now.getTime() + ahead + interval),
  };
}
