/**
 * How long complaints waited: durations sorted into buckets, so that those of ten
 * million complaints can be added up. A bucket is at most a tenth of its time
 * wide, so its middle is within 5 % of every duration in it; below ten seconds a
 * bucket is a second.
 */

const HUNDRED_YEARS = 3_155_760_000;

/** Lower ends of the buckets from the second on, in whole seconds. A duration's bucket is how many it has passed. */
export const edges: readonly number[] = (() => {
  const ends = [1];
  for (let end = 1; end < HUNDRED_YEARS; ends.push(end)) end = Math.max(end + 1, Math.floor(end * 1.1));
  return ends;
})();

/** How far a percentile may be from the exact one, as a share of it. */
export const RESOLUTION = 0.05;

/** The bucket of a duration in seconds: what PostgreSQL's `width_bucket` with {@link edges} gives. */
export function bucketOf(seconds: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seconds >= (edges[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The seconds that stand for a bucket. */
export function middleOf(bucket: number): number {
  const [from, to] = [edges[bucket - 1], edges[bucket]];
  if (from === undefined) return 0;
  return to === undefined ? from : Math.sqrt(from * to);
}

/** A count for each bucket. Plain, since of short arrays typed ones cost most to make. */
export const zeros = (): number[] => new Array<number>(edges.length + 1).fill(0);

/** Complaints by bucket: of the answered how long the answer took, of the unanswered how long they have waited. */
export class Waits {
  readonly answered = zeros();
  readonly unanswered = zeros();

  add({ answered, unanswered }: Waits): this {
    addTo(this.answered, answered);
    addTo(this.unanswered, unanswered);
    return this;
  }
}

function addTo(into: number[], counts: readonly number[]): void {
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const count = counts[bucket] ?? 0;
    if (count !== 0) put(into, bucket, count);
  }
}

/** Puts complaints into a bucket. */
export function put(into: number[], bucket: number, count: number): void {
  into[bucket] = (into[bucket] ?? 0) + count;
}

const asHours = new Map<number, number>();

/** The seconds of a bucket as hours, with as many figures as their resolution is worth. */
export function hours(seconds: number | null): number | null {
  if (seconds === null) return null;
  const known = asHours.get(seconds) ?? Number((seconds / 3600).toPrecision(3));
  asHours.set(seconds, known);
  return known;
}
