import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A city that Tanggap serves: the root of a tree of areas, with its own time zone. */
@Entity('cities')
export class City {
  /** Begins every complaint number: `JKT` in `JKT-26-7K3Q9F-8`. */
  @PrimaryColumn({ type: 'text' })
  prefix!: string;

  @Column({ name: 'root_code', type: 'text' })
  rootCode!: string;

  @Column({ type: 'text' })
  name!: string;

  /** IANA name of the zone in which its days are counted. */
  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ name: 'loaded_at', type: 'timestamptz', precision: 3, insert: false, update: false })
  loadedAt!: Date;
}
