/** Lower and upper end of a rate, each from 0 to 1. */
export type Interval = readonly [low: number, high: number];

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval: where a rate seen as `part` of `whole` may truly lie,
 * with 95 % confidence. Wide for few complaints, so that a small kelurahan is not
 * praised or blamed for chance; never outside 0 to 1.
 *
 * @returns null where `whole` is nothing
 */
export function wilson(part: number, whole: number): Interval | null {
  if (whole === 0) return null;
  const rate = part / whole;
  const share = (Z * Z) / whole;
  const middle = (rate + share / 2) / (1 + share);
  const reach = (Z / (1 + share)) * Math.sqrt((rate * (1 - rate) + share / 4) / whole);
  return [part === 0 ? 0 : rounded(middle - reach), part === whole ? 1 : rounded(middle + reach)];
}

/** To a ten-thousandth of a percent: more would be noise. */
function rounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1e6) / 1e6;
}
