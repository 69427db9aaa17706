import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of the rules that a city's due times are computed by. */
@Entity('deadline_versions')
export class DeadlineVersion {
  @PrimaryColumn({ name: 'city_prefix', type: 'text' })
  cityPrefix!: string;

  /** Counts from 1 in every city. */
  @PrimaryColumn({ type: 'int' })
  version!: number;

  /** The table it changed. */
  @Column({ type: 'text' })
  about!: string;

  /** The decree or reason, in the words of who made it. */
  @Column({ type: 'text' })
  source!: string;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3, insert: false, update: false })
  madeAt!: Date;
}
