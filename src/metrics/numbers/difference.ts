import { type Interval, wilson } from './interval.js';

/** A part of a whole, in complaints. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** By how much a rate differs from another. */
export interface Difference {
  /** From -1 to 1. */
  readonly by: number;
  /** Where the difference may truly lie, with 95 % confidence. */
  readonly interval: Interval;
}

/**
 * By how much a rate is higher than another, by Newcombe's interval, which is made of
 * the Wilson intervals of both: where it holds 0, the two may be the same.
 *
 * @returns null where one is a rate of nothing
 */
export function difference(rate: Share, other: Share): Difference | null {
  const [one, two] = [wilson(rate.part, rate.whole), wilson(other.part, other.whole)];
  if (!one || !two) return null;
  const [p, q] = [rate.part / rate.whole, other.part / other.whole];
  const by = p - q;
  return {
    by,
    interval: [by - Math.hypot(p - one[0], two[1] - q), by + Math.hypot(one[1] - p, q - two[0])],
  };
}
