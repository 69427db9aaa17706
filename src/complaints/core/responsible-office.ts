import { type Located, type GeoPoint } from '../../areas/locate.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { type Complaint } from './complaint.entity.js';

/** What a citizen said about the place. */
export interface StatedPlace {
  readonly point: GeoPoint | null;
  readonly kelurahanCode: string | null;
}

/** The place of a complaint, as it was stated. */
export function statedPlaceOf({
  lat,
  lng,
  statedKelurahan,
}: Pick<Complaint, 'lat' | 'lng' | 'statedKelurahan'>): StatedPlace {
  return { point: lat === null || lng === null ? null : { lat, lng }, kelurahanCode: statedKelurahan };
}

/** What decided who is responsible. */
export type RoutingReason =
  | 'location'
  | 'location_near_boundary'
  | 'stated_kelurahan'
  | 'outside_city'
  | 'no_usable_location'
  | 'about_office';

export interface Responsible {
  /** Code of a kelurahan's office, or of the triage office. */
  readonly office: string;
  readonly because: RoutingReason;
}

/**
 * Which office is responsible for a place. The location decides. Within 50 m of a boundary, where surveys disagree, the
 * kelurahan that the citizen named decides between the two sides. Without a location the kelurahan that they named
 * decides. What lies outside every boundary, or has only an address, goes to the triage office.
 */
export function responsibleOffice(
  { point, kelurahanCode }: StatedPlace,
  locate: (point: GeoPoint) => Located | undefined,
): Responsible {
  if (point) {
    const located = locate(point);
    if (!located) return { office: TRIAGE_OFFICE, because: 'outside_city' };
    if (kelurahanCode !== null && located.neighbours.includes(kelurahanCode)) {
      return { office: kelurahanCode, because: 'location_near_boundary' };
    }
    return { office: located.code, because: 'location' };
  }
  if (kelurahanCode !== null) return { office: kelurahanCode, because: 'stated_kelurahan' };
  return { office: TRIAGE_OFFICE, because: 'no_usable_location' };
}
