import { ApiField } from '../../common/api-field.js';
import { type Complaint } from './complaint.entity.js';

export class PointResponse {
  @ApiField('Latitude in degrees, WGS84.', -6.1766)
  lat!: number;

  @ApiField('Longitude in degrees, WGS84.', 106.8269)
  lng!: number;
}

/** About a hundred metres: more than a house and less than a kelurahan. */
const DECIMALS = 3;

/** Rounds degrees of a complaint to what everyone may know. */
export function rounded(degrees: number): number;
export function rounded(degrees: number | null): number | null;
export function rounded(degrees: number | null): number | null {
  return degrees === null ? null : Number(degrees.toFixed(DECIMALS));
}

/** The point of a complaint on the map; null where it has none. */
export function pointOf({ lat, lng }: Pick<Complaint, 'lat' | 'lng'>): PointResponse | null {
  return lat === null || lng === null ? null : { lat, lng };
}
