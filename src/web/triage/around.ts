import { type Polygons } from '../../areas/boundary.entity.js';
import { type Point } from '../../areas/locate.js';

/** How far beyond its box a point is still shown beside a city, in degrees: about twenty kilometres. */
const BEYOND = 0.2;

/** Whether a point lies in a city or near it: what lies farther would make the city a dot on its own map. */
export function around(outline: Polygons, { lat, lng }: Point): boolean {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const ring of outline.flat())
    for (const [x = 0, y = 0] of ring) {
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  return lng >= west - BEYOND && lng <= east + BEYOND && lat >= south - BEYOND && lat <= north + BEYOND;
}
