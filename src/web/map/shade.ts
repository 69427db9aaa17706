/** Where one class of rates ends and the next begins. */
export const BREAKS = [0.1, 0.25, 0.5, 0.75] as const;

/** How an area is drawn: a class of rates, the lowest first; too few to say; nothing received. */
export type Shade = 'rate-1' | 'rate-2' | 'rate-3' | 'rate-4' | 'rate-5' | 'few' | 'nothing';

/** What a map shows of an area. */
export interface Rated {
  readonly received: number;
  readonly responseRate: number | null;
}

/**
 * The shade of an area on a map of rates.
 *
 * @param minimum fewer received than this, and the rate says more about chance than about the area
 */
export function shadeOf({ received, responseRate }: Rated, minimum: number): Shade {
  if (received === 0 || responseRate === null) return 'nothing';
  if (received < minimum) return 'few';
  return `rate-${BREAKS.filter((end) => responseRate >= end).length + 1}` as Shade;
}
