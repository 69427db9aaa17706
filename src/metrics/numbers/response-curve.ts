import { middleOf, type Waits } from './waits.js';

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/** How many had their first response by a time after filing. */
export interface CurvePoint {
  /** Since filing. */
  readonly seconds: number;
  /** Share of the received that is answered by then, from 0 to 1. */
  readonly answered: number;
  /** Where that share may truly lie, with 95 % confidence. */
  readonly interval: readonly [low: number, high: number];
  /** Complaints that were seen to wait as long, answered then or later or not at all. */
  readonly waiting: number;
}

/**
 * The time to the first response as a curve, by the estimate of Kaplan and Meier:
 * the share answered by each time after filing, the unanswered counted as waiting
 * for as long as they have, neither answered nor gone. The interval is that of
 * Greenwood, on the scale of log(-log), which keeps it between 0 and 1.
 *
 * @returns a point wherever somebody was answered, the shortest time first
 */
export function responseCurve({ answered, unanswered }: Waits): CurvePoint[] {
  const points: CurvePoint[] = [];
  let waiting = 0;
  for (let bucket = 0; bucket < answered.length; bucket++)
    waiting += (answered[bucket] ?? 0) + (unanswered[bucket] ?? 0);
  let still = 1;
  let variance = 0;
  for (let bucket = 0; bucket < answered.length; bucket++) {
    const now = answered[bucket] ?? 0;
    if (now > 0) {
      still *= (waiting - now) / waiting;
      variance += now / (waiting * (waiting - now));
      points.push({
        seconds: middleOf(bucket),
        answered: rounded(1 - still),
        interval: greenwood(still, variance),
        waiting,
      });
    }
    waiting -= now + (unanswered[bucket] ?? 0);
  }
  return points;
}

function greenwood(still: number, variance: number): [number, number] {
  if (still === 0) return [1, 1];
  const reach = (Z * Math.sqrt(variance)) / Math.abs(Math.log(still));
  return [rounded(1 - still ** Math.exp(-reach)), rounded(1 - still ** Math.exp(reach))];
}

/** To a ten-thousandth of a percent: more would be noise. */
function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
