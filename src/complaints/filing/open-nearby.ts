import { type GeoPoint } from '../../areas/locate.js';
import { metresBetween } from '../../areas/metres-between.js';
import { type Complaint } from '../core/complaint.entity.js';

/** The public place of a complaint: whole thousandths of a degree, about a hundred metres. */
export interface GridCell {
  readonly lat: number;
  readonly lng: number;
}

/** Within this distance of its public point a complaint may be about the same thing, in metres. */
const NEAR = 150;
const PER_DEGREE = 1_000;

/** An open complaint that may be about the same. */
export interface Nearby {
  readonly complaint: Complaint;
  /** Distance to its public point, in metres; undefined if only the kelurahan is the same. */
  readonly metres?: number;
}

/** The cells whose centres lie within {@link NEAR} of a place, the nearest first. */
export function cellsNear(place: GeoPoint): (GridCell & { readonly metres: number })[] {
  const [lat, lng] = [Math.round(place.lat * PER_DEGREE), Math.round(place.lng * PER_DEGREE)];
  // Away from the equator a degree of longitude is shorter, so there are more of them within reach.
  const wide = Math.min(5, Math.ceil(2 / Math.max(0.1, Math.cos((place.lat * Math.PI) / 180))));
  const steps = (most: number): number[] => Array.from({ length: 2 * most + 1 }, (_, index) => index - most);
  return steps(2)
    .flatMap((up) => steps(wide).map((aside) => ({ lat: lat + up, lng: lng + aside })))
    .map((cell) => ({
      ...cell,
      metres: metresBetween(place, { lat: cell.lat / PER_DEGREE, lng: cell.lng / PER_DEGREE }),
    }))
    .filter(({ metres }) => metres <= NEAR)
    .sort((one, other) => one.metres - other.metres);
}
