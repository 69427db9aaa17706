import { answersInOrder, type Durations } from './times-to-response.js';
import { bucketOf, middleOf, Waits } from './waits.js';

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

/** Complaints answered in a bucket, at one time or together, and how many waited until then. */
interface Step {
  readonly bucket: number;
  readonly count: number;
  readonly waiting: number;
}

/**
 * The time to the first response as a curve, by the estimate of Kaplan and Meier:
 * the share answered by each time after filing, the unanswered counted as waiting
 * for as long as they have, neither answered nor gone. The interval is that of
 * Greenwood, on the scale of log(-log), which keeps it between 0 and 1.
 *
 * The shares are exact where each complaint is given by itself; from buckets an unanswered complaint counts as waiting
 * to the end of its own.
 *
 * @returns a point wherever somebody was answered, by bucket, the shortest time first
 */
export function responseCurve(times: Waits | Durations): CurvePoint[] {
  const points = new Map<number, CurvePoint>();
  let still = 1;
  let variance = 0;
  for (const { bucket, count, waiting } of times instanceof Waits ? stepsOf(times) : exactSteps(times)) {
    still *= (waiting - count) / waiting;
    variance += count / (waiting * (waiting - count));
    points.set(bucket, {
      seconds: middleOf(bucket),
      answered: rounded(1 - still),
      interval: greenwood(still, variance),
      waiting: points.get(bucket)?.waiting ?? waiting,
    });
  }
  return [...points.values()];
}

function* stepsOf({ answered, unanswered }: Waits): Generator<Step> {
  let waiting = 0;
  for (let bucket = 0; bucket < answered.length; bucket++)
    waiting += (answered[bucket] ?? 0) + (unanswered[bucket] ?? 0);
  for (let bucket = 0; bucket < answered.length; bucket++) {
    const count = answered[bucket] ?? 0;
    if (count > 0) yield { bucket, count, waiting };
    waiting -= count + (unanswered[bucket] ?? 0);
  }
}

function* exactSteps(durations: Durations): Generator<Step> {
  for (const { seconds, ...step } of answersInOrder(durations)) yield { bucket: bucketOf(seconds), ...step };
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
