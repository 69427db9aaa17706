/** Where a value lies in a drawing: `[from, to]` of values onto `[start, end]` of places, in proportion. */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const step = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * step;
}

const ROUND = [1, 2, 2.5, 5, 10];

/**
 * Round counts for an axis from zero: zero first, then in equal steps until nothing is higher.
 *
 * @param atMost of steps
 */
export function countTicks(highest: number, atMost = 4): number[] {
  const least = Math.max(1, highest) / atMost;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ROUND.map((factor) => factor * power).find((each) => each >= least && Number.isInteger(each));
  const each = step ?? Math.ceil(least);
  const steps = Math.max(1, Math.ceil(highest / each));
  return Array.from({ length: steps + 1 }, (_, index) => index * each);
}

/**
 * Which of the names along an axis are written, so that none runs into the next: the last always, ending at its place;
 * of the others, which stand about theirs, those that have room.
 *
 * @param places of the names, rising
 * @param width of the widest name, with a space
 */
export function haveRoom(places: readonly number[], width: number): boolean[] {
  let free = Infinity;
  return places
    .toReversed()
    .map((place, fromLast) => {
      const end = fromLast === 0 ? place : place + width / 2;
      if (end > free) return false;
      free = end - width;
      return true;
    })
    .reverse();
}

/** A number of a drawing, short: a tenth of a pixel is not seen. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Points joined by straight lines, as the `d` of a path; the line is broken where there is none. */
export function line(points: readonly (readonly [x: number, y: number] | null)[]): string {
  return points
    .map((point, index) => {
      if (!point) return '';
      const [x, y] = point;
      return `${points[index - 1] ? 'L' : 'M'}${short(x)} ${short(y)}`;
    })
    .join('');
}

/** The ground between two lines, as the `d` of a path: one piece for each stretch without a gap. */
export function band(points: readonly (readonly [x: number, low: number, high: number] | null)[]): string {
  const stretches: (readonly [number, number, number])[][] = [[]];
  for (const point of points) {
    if (point) stretches.at(-1)?.push(point);
    else stretches.push([]);
  }
  return stretches
    .filter(({ length }) => length > 0)
    .map((stretch) => {
      const there = stretch.map(([x, low]) => `${short(x)} ${short(low)}`);
      const back = stretch.map(([x, , high]) => `${short(x)} ${short(high)}`).reverse();
      return `M${[...there, ...back].join('L')}Z`;
    })
    .join('');
}
