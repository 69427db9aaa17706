import { type EntityManager, In } from 'typeorm';
import { type GeoPoint } from '../../areas/locate.js';
import { metresBetween } from '../../areas/metres-between.js';
import { Complaint } from '../core/complaint.entity.js';

/** What everyone may know of where a complaint is: whole thousandths of a degree, about a hundred metres. */
export interface GridCell {
  readonly lat: number;
  readonly lng: number;
}

/** So near, by its public point, a complaint may be about the same; metres. */
const NEAR = 150;
const PER_DEGREE = 1_000;
const MOST = 5;

/** An open complaint that may be about the same. */
export interface Nearby {
  readonly complaint: Complaint;
  /** From its public point, which is about a hundred metres coarse; undefined where only the kelurahan is the same. */
  readonly metres?: number;
}

/** The cells whose points lie within {@link NEAR} of a place, the nearest first. */
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

/**
 * Open complaints of a category around a place, the nearest first. It looks at their public points only, so that nobody
 * finds out more of where one is by asking from many places.
 */
export async function openNearby(
  manager: EntityManager,
  category: string,
  place: GeoPoint,
): Promise<Nearby[]> {
  const cells = cellsNear(place);
  const found = await manager.query<{ id: string; lat: number; lng: number }[]>(OPEN_NEARBY, [
    category,
    cells.map(({ lat }) => lat),
    cells.map(({ lng }) => lng),
  ]);
  const complaints = await byIds(manager, found);
  return complaints.map((complaint, index) => ({
    complaint,
    metres: cells.find(({ lat, lng }) => lat === found[index]?.lat && lng === found[index].lng)?.metres,
  }));
}

/** Open complaints of a category in a kelurahan, the newest first. */
export async function openIn(manager: EntityManager, category: string, office: string): Promise<Nearby[]> {
  const found = await manager.query<{ id: string }[]>(OPEN_IN, [category, office]);
  return (await byIds(manager, found)).map((complaint) => ({ complaint }));
}

async function byIds(manager: EntityManager, found: readonly { id: string }[]): Promise<Complaint[]> {
  if (found.length === 0) return [];
  const complaints = await manager.findBy(Complaint, { id: In(found.map(({ id }) => id)) });
  return found.flatMap(({ id }) => complaints.find((each) => each.id === id) ?? []);
}

/** Of each cell no more rows are read than are shown: a flood files thousands in one. */
const OPEN_NEARBY = `
  SELECT found.id, cell.lat, cell.lng
  FROM unnest($2::int[], $3::int[]) WITH ORDINALITY AS cell(lat, lng, place) CROSS JOIN LATERAL (
    SELECT id, filed_at FROM complaints
    WHERE category_code = $1 AND round(lat * 1000) = cell.lat AND round(lng * 1000) = cell.lng
      AND next_due_at IS NOT NULL AND lat IS NOT NULL
    ORDER BY filed_at DESC LIMIT ${MOST}
  ) found
  ORDER BY cell.place, found.filed_at DESC LIMIT ${MOST}`;

/** The inbox of an office holds what is open, and little else is read. */
const OPEN_IN = `
  SELECT id FROM complaints
  WHERE owner_office = $2 AND next_due_at IS NOT NULL AND category_code = $1
  ORDER BY filed_at DESC LIMIT ${MOST}`;
