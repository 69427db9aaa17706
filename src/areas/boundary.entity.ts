import { type Position } from 'geojson';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Coordinates of a GeoJSON MultiPolygon: polygons of rings of [lng, lat], WGS84. */
export type Polygons = Position[][][];

/** The ground a kelurahan covers. Wider areas are the union of theirs. */
@Entity('boundaries')
export class Boundary {
  @PrimaryColumn({ name: 'area_code', type: 'text' })
  areaCode!: string;

  @Column({ type: 'jsonb' })
  polygons!: Polygons;

  /** Where the shape comes from, shown beside it. */
  @Column({ type: 'text' })
  source!: string;

  @Column({ name: 'imported_at', type: 'timestamptz', precision: 3 })
  importedAt!: Date;
}
