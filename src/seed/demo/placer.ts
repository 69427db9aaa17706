import { type Boundary } from '../../areas/boundary.entity.js';
import { buildLocate, type GeoPoint } from '../../areas/locate.js';
import { type Chance } from './chance.js';

/** A kelurahan may be a handful of small islands: this many draws find ground in each. */
const DRAWS = 500;

interface Box {
  readonly lat: readonly [least: number, most: number];
  readonly lng: readonly [least: number, most: number];
}

/** Draws points in a kelurahan: points around one of its polygons until one lies in it. */
export function placer(
  boundaries: readonly Boundary[],
  chance: Chance,
): (kelurahan: string) => GeoPoint | undefined {
  const locate = buildLocate(boundaries.map(({ areaCode, polygons }) => ({ code: areaCode, polygons })));
  const boxes = new Map(
    boundaries.map(({ areaCode, polygons }) => [
      areaCode,
      polygons.map(([outline = []]) => boxAround(outline)),
    ]),
  );
  const within = ([least, most]: readonly [number, number]): number => least + chance.next() * (most - least);
  return (kelurahan) => {
    const parts = boxes.get(kelurahan) ?? [];
    for (let draw = 0; draw < DRAWS; draw++) {
      const box = parts[chance.below(parts.length)];
      const point = box && { lat: within(box.lat), lng: within(box.lng) };
      if (point && locate(point)?.code === kelurahan) return point;
    }
    return undefined;
  };
}

function boxAround(outline: readonly number[][]): Box {
  const lngs = outline.map(([lng = 0]) => lng);
  const lats = outline.map(([, lat = 0]) => lat);
  return { lat: [Math.min(...lats), Math.max(...lats)], lng: [Math.min(...lngs), Math.max(...lngs)] };
}
