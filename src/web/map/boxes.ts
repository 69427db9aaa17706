/** The least upright rectangle around something. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const widthOf = ({ left, right }: Box): number => right - left;
export const heightOf = ({ top, bottom }: Box): number => bottom - top;

/** The box around points. */
export function boxAround(points: Iterable<readonly number[]>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

/** The box around boxes. */
export function together(boxes: readonly Box[]): Box {
  return boxAround(
    boxes.flatMap(({ left, top, right, bottom }) => [
      [left, top],
      [right, bottom],
    ]),
  );
}

/** Without what lies apart, the rest must fill less than this of the picture for it to be drawn apart. */
const FILLS = 0.5;

/**
 * Which of several parts lie so far from the others that a picture of all would be mostly empty, as the Kepulauan
 * Seribu do from Jakarta.
 *
 * @param parts each with its box and how much of the city it is, in any unit
 * @returns for each part whether it is to be drawn apart; never for all
 */
export function liesApart(parts: readonly { readonly box: Box; readonly size: number }[]): boolean[] {
  const whole = areaOf(together(parts.map(({ box }) => box)));
  const half = parts.reduce((sum, { size }) => sum + size, 0) / 2;
  const apart = parts.map((part) => {
    const others = parts.filter((each) => each !== part).map(({ box }) => box);
    return part.size < half && areaOf(together(others)) < whole * FILLS;
  });
  return apart.includes(false) ? apart : parts.map(() => false);
}

function areaOf(box: Box): number {
  return widthOf(box) * heightOf(box);
}

/** How high what is drawn apart may be, as a share of the picture, tried in this order. */
const HEIGHTS = [0.34, 0.3, 0.26, 0.22];

/**
 * Where in a picture what lies apart can be drawn without covering anything: the largest free corner, or a column of
 * its own at the left, which widens the picture.
 *
 * @param points of what is in the picture already
 * @param ratio width of what is to be placed over its height
 */
export function freePlace(picture: Box, points: readonly (readonly number[])[], ratio: number): Box {
  for (const share of HEIGHTS) {
    const height = heightOf(picture) * share;
    const free = corners(picture, height * ratio, height).find(
      (box) => !points.some((point) => isIn(box, point)),
    );
    if (free) return free;
  }
  const height = heightOf(picture) * 0.3;
  return {
    left: picture.left - height * ratio,
    right: picture.left,
    top: picture.bottom - height,
    bottom: picture.bottom,
  };
}

function corners({ left, top, right, bottom }: Box, width: number, height: number): Box[] {
  return [bottom - height, top].flatMap((y) =>
    [left, right - width].map((x) => ({ left: x, top: y, right: x + width, bottom: y + height })),
  );
}

function isIn({ left, top, right, bottom }: Box, [x = 0, y = 0]: readonly number[]): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
