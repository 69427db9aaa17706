import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person in an office from a day to a day. The database refuses two at once. */
@Entity('tenures')
export class Tenure {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'office_code', type: 'text' })
  officeCode!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  /** First day in office, in the city's calendar. */
  @Column({ name: 'from_day', type: 'date' })
  fromDay!: string;

  /** First day no longer in office: the day a successor may begin. Null while it lasts. */
  @Column({ name: 'until_day', type: 'date', nullable: true })
  untilDay!: string | null;

  /** Pelaksana tugas: holds the office until one is appointed. */
  @Column({ type: 'boolean' })
  acting!: boolean;
}
