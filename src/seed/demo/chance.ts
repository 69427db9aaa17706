/** Repeatable chance: the same seed gives the same draws. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** One of the items, each as likely as its weight says. */
  weighted<T>(items: readonly T[], weights: readonly number[]): T;
  /** A positive number around `median`; `spread` 1 makes a third of the draws more than 1.5 times it. */
  around(median: number, spread: number): number;
}

/** Draws from the generator "mulberry32" (Tommy Ettinger, public domain). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (below) => Math.floor(next() * below),
    weighted: (items, weights) => {
      let left = next() * weights.reduce((total, weight) => total + weight, 0);
      const index = weights.findIndex((weight) => (left -= weight) < 0);
      return items[index < 0 ? items.length - 1 : index] as (typeof items)[number];
    },
    around: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}
