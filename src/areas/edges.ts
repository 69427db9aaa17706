import Flatbush from 'flatbush';

const METRES_PER_DEGREE = 111_320;

interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** The edges of boundaries, to be found by where they run. */
export interface Edges {
  /** Codes of the areas of which an edge runs so near a point. */
  within(metres: number, point: Point): Set<string>;
}

/**
 * Prepares the edges of rings, whose first position comes again as the last. They are kept as plain numbers: a city has
 * tens of thousands, and to make an object of each took a tenth of a second of every start.
 */
export function buildEdges(
  rings: readonly { readonly code: string; readonly ring: readonly number[][] }[],
): Edges {
  const count = rings.reduce((sum, { ring }) => sum + Math.max(0, ring.length - 1), 0);
  if (count === 0) return { within: () => new Set() };
  const index = new Flatbush(count);
  /** Of each edge: longitude and latitude of its one end, then of the other. */
  const ends = new Float64Array(4 * count);
  const ringOf = new Uint32Array(count);
  let edge = 0;
  for (const [place, { ring }] of rings.entries()) {
    for (let next = 1; next < ring.length; next++) {
      const ax = ring[next - 1]?.[0] ?? Number.NaN;
      const ay = ring[next - 1]?.[1] ?? Number.NaN;
      const bx = ring[next]?.[0] ?? Number.NaN;
      const by = ring[next]?.[1] ?? Number.NaN;
      index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
      ends[4 * edge] = ax;
      ends[4 * edge + 1] = ay;
      ends[4 * edge + 2] = bx;
      ends[4 * edge + 3] = by;
      ringOf[edge++] = place;
    }
  }
  index.finish();

  return {
    within: (metres, point) => {
      const { lat, lng } = point;
      const reachLat = metres / METRES_PER_DEGREE;
      const reachLng = reachLat / Math.cos((lat * Math.PI) / 180);
      const near = index
        .search(lng - reachLng, lat - reachLat, lng + reachLng, lat + reachLat)
        .filter((found) => distanceInMetres(point, ends.subarray(4 * found, 4 * found + 4)) <= metres);
      return new Set(near.map((found) => rings[ringOf[found] ?? -1]?.code ?? ''));
    },
  };
}

/** Distance to an edge on the plane that touches the earth at the point: exact enough over 50 m. */
function distanceInMetres({ lat, lng }: Point, edge: Float64Array): number {
  const [fromLng = Number.NaN, fromLat = Number.NaN, toLng = Number.NaN, toLat = Number.NaN] = edge;
  const perLng = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const [ax, ay] = [(fromLng - lng) * perLng, (fromLat - lat) * METRES_PER_DEGREE];
  const [bx, by] = [(toLng - lng) * perLng, (toLat - lat) * METRES_PER_DEGREE];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
