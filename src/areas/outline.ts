import { type Position } from 'geojson';
import { type Polygons } from './boundary.entity.js';

const PER_DEGREE = 1_000_000;

/**
 * Reads a boundary from its short form: whole millionths of a degree, about
 * 10 cm, so that neighbours have the same corners. Polygons are parted by `|`,
 * their rings by `;`. A ring is `lng lat` of its first corner, then how far each
 * further corner lies from the one before; the way back to the first is left out.
 */
export function readOutline(text: string): Polygons {
  return text.split('|').map((polygon) => polygon.split(';').map(readRing));
}

function readRing(text: string): Position[] {
  const steps = text.split(' ').map(Number);
  const ring: Position[] = [];
  let [lng, lat] = [0, 0];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    lng += steps[at] ?? 0;
    lat += steps[at + 1] ?? 0;
    ring.push([lng / PER_DEGREE, lat / PER_DEGREE]);
  }
  return [...ring, ...ring.slice(0, 1)];
}
