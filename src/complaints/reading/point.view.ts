import { Shown } from '../../common/shown.js';
import { type Complaint } from '../life/complaint.entity.js';

export class PointView {
  @Shown('Latitude in degrees, WGS84.', -6.1766)
  lat!: number;

  @Shown('Longitude in degrees, WGS84.', 106.8269)
  lng!: number;
}

/** The point of a complaint on the map; null where it has none. */
export function pointOf({ lat, lng }: Pick<Complaint, 'lat' | 'lng'>): PointView | null {
  return lat === null || lng === null ? null : { lat, lng };
}
