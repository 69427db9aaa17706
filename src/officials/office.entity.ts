import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an office is for: to answer, to oversee, or to own what nobody owns. */
export const positions = ['lurah', 'camat', 'walikota', 'bupati', 'gubernur', 'triage'] as const;
export type OfficePosition = (typeof positions)[number];

/** Code of the office that owns what no kelurahan owns. */
export const TRIAGE_OFFICE = 'triage';

/** A public office, whoever holds it: one for every area, and the triage office. */
@Entity('offices')
export class Office {
  /** The code of the area, or {@link TRIAGE_OFFICE}. */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  position!: OfficePosition;

  @Column({ name: 'area_code', type: 'text', nullable: true })
  areaCode!: string | null;

  /** As it is addressed: "Lurah Gambir". */
  @Column({ type: 'text' })
  name!: string;
}
