/** Mean radius of the earth, in metres. */
const RADIUS = 6_371_008;

/** A point in degrees, WGS84. */
export interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** The distance between two points along a great circle, in metres. */
export function metresBetween(one: Place, other: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(one.lat, other.lat) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * half(one.lng, other.lng);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
