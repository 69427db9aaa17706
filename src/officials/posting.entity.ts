import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person on the staff of an office or a unit from a day to a day. There may be many at once. */
@Entity('postings')
export class Posting {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  /** Of a kelurahan or the triage desk; null for a unit. */
  @Column({ name: 'office_code', type: 'text', nullable: true })
  officeCode!: string | null;

  @Column({ name: 'unit_code', type: 'text', nullable: true })
  unitCode!: string | null;

  /** Of the triage desk, the city it is of; else null. */
  @Column({ name: 'city_prefix', type: 'text', nullable: true })
  cityPrefix!: string | null;

  /** First day, in the city's calendar. */
  @Column({ name: 'from_day', type: 'date' })
  fromDay!: string;

  /** First day no longer on the staff. Null while it lasts. */
  @Column({ name: 'until_day', type: 'date', nullable: true })
  untilDay!: string | null;
}
