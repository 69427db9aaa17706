import fc from 'fast-check';
import { type Polygons } from './boundary.entity.js';
import { buildLocate } from './locate.js';

/** Squares of a hundredth of a degree, side by side: A to the west, B to the east, a lake in A. */
const square = (west: number, south: number, side = 0.01): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const lake = square(106.804, -6.206, 0.002).reverse();
const boundaries: { code: string; polygons: Polygons }[] = [
  { code: 'B', polygons: [[square(106.81, -6.21)]] },
  { code: 'A', polygons: [[square(106.8, -6.21), lake], [square(106.85, -6.21)]] },
];
const locate = buildLocate(boundaries);

describe('locating a point', () => {
  it('finds the area it lies in, also on an island of it, and nothing outside or in a hole', () => {
    expect(locate({ lat: -6.203, lng: 106.802 })?.code).toBe('A');
    expect(locate({ lat: -6.205, lng: 106.855 })?.code).toBe('A');
    expect(locate({ lat: -6.205, lng: 106.815 })?.code).toBe('B');
    expect(locate({ lat: -6.205, lng: 106.83 })).toBeUndefined();
    expect(locate({ lat: -6.205, lng: 106.805 })).toBeUndefined();
  });

  it('gives ground that two claim, such as their common line, to the lower code', () => {
    expect(locate({ lat: -6.205, lng: 106.81 })?.code).toBe('A');
  });

  it('says within 50 m of a boundary who is on the other side', () => {
    const metres = 1 / 111_320 / Math.cos((6.202 * Math.PI) / 180);
    const from = (offset: number): unknown => locate({ lat: -6.2025, lng: 106.81 + offset * metres });
    expect(from(-49)).toEqual({ code: 'A', nearBoundary: true, neighbours: ['B'] });
    expect(from(49)).toEqual({ code: 'B', nearBoundary: true, neighbours: ['A'] });
    expect(from(-51)).toEqual({ code: 'A', nearBoundary: false, neighbours: [] });
    expect(from(51)).toEqual({ code: 'B', nearBoundary: false, neighbours: [] });
  });

  it('agrees with comparing coordinates, for any point', () => {
    // Half steps keep off the lines, which belong to two.
    const coordinate = (least: number): fc.Arbitrary<number> =>
      fc.nat(699).map((steps) => least + (steps + 0.5) / 10_000);
    const strictlyIn = (lng: number, lat: number, west: number, south: number, side: number): boolean =>
      lng > west && lng < west + side && lat > south && lat < south + side;
    fc.assert(
      fc.property(coordinate(106.79), coordinate(-6.24), (lng, lat) => {
        const inA =
          (strictlyIn(lng, lat, 106.8, -6.21, 0.01) && !strictlyIn(lng, lat, 106.804, -6.206, 0.002)) ||
          strictlyIn(lng, lat, 106.85, -6.21, 0.01);
        const expected = inA ? 'A' : strictlyIn(lng, lat, 106.81, -6.21, 0.01) ? 'B' : undefined;
        expect(locate({ lat, lng })?.code).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows nothing where there are no boundaries', () => {
    expect(buildLocate([])({ lat: -6.2, lng: 106.8 })).toBeUndefined();
  });
});
