import { type Polygons } from '../../areas/boundary.entity.js';
import { type GeoPoint } from '../../areas/locate.js';

/** How far beyond its box a point is still shown beside a city, in degrees: about twenty kilometres. */
const BEYOND = 0.2;
/** Islands with less than this of the ground of the largest part are not drawn: they would make the rest small. */
const ISLAND = 0.05;

interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** The parts of a city that a picture of it is made of. */
export function mainland(outline: Polygons): Polygons {
  const size = (polygon: Polygons[number]): number => {
    const { west, east, south, north } = boxAround([polygon]);
    return (east - west) * (north - south);
  };
  const largest = Math.max(...outline.map(size));
  return outline.filter((polygon) => size(polygon) >= largest * ISLAND);
}

/** Whether a point lies in a city or near it: what lies farther would make the city a dot on its own map. */
export function liesAround(outline: Polygons, { lat, lng }: GeoPoint): boolean {
  const { west, east, south, north } = boxAround(outline);
  return lng >= west - BEYOND && lng <= east + BEYOND && lat >= south - BEYOND && lat <= north + BEYOND;
}

function boxAround(polygons: Polygons): Box {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of polygons.flat(2)) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return { west, east, south, north };
}
