import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { type GeoPoint } from '../../areas/locate.js';
import { Complaint } from '../core/complaint.entity.js';
import { cellsNear, type Nearby } from './open-nearby.js';

const LIMIT = 5;

/** Reads at most the rows that are shown of each cell: a flood files thousands in one. */
const OPEN_NEARBY = `
  SELECT found.id, cell.lat, cell.lng
  FROM unnest($2::int[], $3::int[]) WITH ORDINALITY AS cell(lat, lng, place) CROSS JOIN LATERAL (
    SELECT id, filed_at FROM complaints
    WHERE category_code = $1 AND round(lat * 1000) = cell.lat AND round(lng * 1000) = cell.lng
      AND about_office IS NULL AND next_due_at IS NOT NULL AND lat IS NOT NULL
    ORDER BY filed_at DESC LIMIT ${LIMIT}
  ) found
  ORDER BY cell.place, found.filed_at DESC LIMIT ${LIMIT}`;

/** Reads the index of the office's inbox. */
const OPEN_IN = `
  SELECT id FROM complaints
  WHERE owner_office = $2 AND next_due_at IS NOT NULL AND category_code = $1 AND about_office IS NULL
  ORDER BY filed_at DESC LIMIT ${LIMIT}`;

/** Open complaints that may be about the same thing as a new one. */
@Injectable()
export class OpenComplaintsNearbyRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * Open complaints of a category around a place, the nearest first. Only their public points are compared, so that
   * nobody learns an exact place by asking from many places.
   */
  async around(category: string, place: GeoPoint): Promise<Nearby[]> {
    const cells = cellsNear(place);
    const found = await this.db.query<{ id: string; lat: number; lng: number }[]>(OPEN_NEARBY, [
      category,
      cells.map(({ lat }) => lat),
      cells.map(({ lng }) => lng),
    ]);
    const complaints = await this.byIds(found);
    return complaints.map((complaint, index) => ({
      complaint,
      metres: cells.find(({ lat, lng }) => lat === found[index]?.lat && lng === found[index].lng)?.metres,
    }));
  }

  /** Open complaints of a category in a kelurahan, the newest first. */
  async inOffice(category: string, office: string): Promise<Nearby[]> {
    const found = await this.db.query<{ id: string }[]>(OPEN_IN, [category, office]);
    return (await this.byIds(found)).map((complaint) => ({ complaint }));
  }

  private async byIds(found: readonly { id: string }[]): Promise<Complaint[]> {
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const complaints = await this.db.getRepository(Complaint).findBy({ id: In(ids) });
    return ids.flatMap((id) => complaints.find((each) => each.id === id) ?? []);
  }
}
