import { bucketOf, middleOf, type Waits } from './waits.js';

/** Times to the first response, in seconds; null where fewer than that share are answered by any time seen. */
export interface TimesToResponse {
  readonly median: number | null;
  readonly p90: number | null;
}

/** Each complaint by itself, in seconds: how long its answer took, or how long it has waited for one. */
export interface Durations {
  readonly answered: readonly number[];
  readonly unanswered: readonly number[];
}

/** What is reached exactly may come out of the products a little more. */
const SLACK = 1e-9;

/** Longer waits are known by the day, so that they may lie in the bucket before or after. */
export const FIRST_BY_DAY = bucketOf(22 * 86_400);

/** The share that is still unanswered, as it comes down; where it passes a half and a tenth. */
class Descent {
  still = 1;
  median: number | null = null;
  p90: number | null = null;

  /** So many of those that wait are answered at a place: a bucket, or a time. */
  answer(count: number, waiting: number, place: number): void {
    this.still *= (waiting - count) / waiting;
    if (this.still <= 0.5 + SLACK) this.median ??= place;
    if (this.still <= 0.1 + SLACK) this.p90 ??= place;
  }
}

/**
 * Median and 90th percentile of the time to the first response over all received,
 * by the estimate of Kaplan and Meier: an unanswered complaint counts as waiting for as
 * long as it has, and not as answered nor as gone. So leaving complaints
 * unanswered never makes an office look faster, as a mean of the answered does.
 *
 * A bucket does not say who of it was answered before who else had waited no longer. So both bounds are computed: all
 * unanswered gone as early as can be, which makes every time the shortest, and as late as can be. Where both lead into
 * one bucket, the exact time lies in it too.
 *
 * @returns nothing where the bounds lie apart: then {@link exactTimes} are needed
 */
export function timesToResponse({ answered, unanswered }: Waits): TimesToResponse | undefined {
  const [shortest, longest] = [new Descent(), new Descent()];
  let waiting = 0;
  for (let bucket = 0; bucket < answered.length; bucket++)
    waiting += (answered[bucket] ?? 0) + (unanswered[bucket] ?? 0);
  for (let bucket = 0; bucket < answered.length; bucket++) {
    const now = answered[bucket] ?? 0;
    const before = bucket > FIRST_BY_DAY ? (unanswered[bucket - 1] ?? 0) : 0;
    const after = bucket + 1 >= FIRST_BY_DAY ? (unanswered[bucket + 1] ?? 0) : 0;
    const here = unanswered[bucket] ?? 0;
    if (now > 0) {
      shortest.answer(now, waiting - here - after, bucket);
      longest.answer(now, waiting + before, bucket);
    }
    waiting -= now + here;
  }
  return shortest.median === longest.median && shortest.p90 === longest.p90
    ? { median: secondsOf(shortest.median), p90: secondsOf(shortest.p90) }
    : undefined;
}

function secondsOf(bucket: number | null): number | null {
  return bucket === null ? null : middleOf(bucket);
}

/** The same times from each complaint by itself. Who had waited as long as an answer took was waiting then. */
export function exactTimes({ answered, unanswered }: Durations): TimesToResponse {
  const descent = new Descent();
  for (const { seconds, count, waiting } of answersInOrder({ answered, unanswered }))
    descent.answer(count, waiting, seconds);
  return { median: descent.median, p90: descent.p90 };
}

/** The times at which complaints were answered, the shortest first: how many, and how many waited until then. */
export function* answersInOrder({
  answered,
  unanswered,
}: Durations): Generator<{ seconds: number; count: number; waiting: number }> {
  const answers = Float64Array.from(answered).sort();
  const gone = Float64Array.from(unanswered).sort();
  let left = 0;
  for (let first = 0; first < answers.length;) {
    const seconds = answers[first] ?? 0;
    let next = first;
    while (answers[next] === seconds) next++;
    while ((gone[left] ?? Infinity) < seconds) left++;
    yield { seconds, count: next - first, waiting: answers.length - first + gone.length - left };
    first = next;
  }
}
