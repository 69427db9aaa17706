import { type Day } from '../../common/city-time.js';

/** What is new in the tree waits at most so long for a head, in milliseconds. */
const NEW_LEAVES_WAIT = 60_000;

/** What is known of the last head, and of now. */
export interface HeadSituation {
  readonly last: { readonly size: number; readonly at: Date; readonly day: Day } | undefined;
  readonly size: number;
  readonly now: Date;
  /** Day of the city. */
  readonly today: Day;
  /** Somebody asks for one: then what is new does not wait. */
  readonly asked?: boolean;
}

/** Whether a head is to be signed: once on each day of the city, and within a minute of anything new. */
export function isHeadDue({ last, size, now, today, asked = false }: HeadSituation): boolean {
  if (size === 0) return false;
  if (!last || last.day !== today) return true;
  if (size <= last.size) return false;
  const age = now.getTime() - last.at.getTime();
  // A head that seems to be from the future was signed by a clock that ran ahead.
  return asked || age < 0 || age >= NEW_LEAVES_WAIT;
}
