import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The levels of areas from the widest to the one that answers complaints. */
export const areaLevels = ['province', 'city', 'kecamatan', 'kelurahan'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A piece of the city with an official of its own. */
@Entity('areas')
export class Area {
  /** Kemendagri code such as `31.74.04.1003`, or whatever the city uses. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  level!: AreaLevel;

  @Column({ name: 'parent_code', type: 'text', nullable: true })
  parentCode!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'city_prefix', type: 'text' })
  cityPrefix!: string;
}
