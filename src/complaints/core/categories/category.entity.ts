import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type CategoryLimits } from '../../../deadlines/rules.js';

/** What a complaint is about, with its time limits and who can mend it. */
@Entity('categories')
export class Category implements CategoryLimits {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'name_id', type: 'text' })
  nameId!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  /** The unit that can mend it; null for the kelurahan itself. */
  @Column({ name: 'unit_code', type: 'text', nullable: true })
  unitCode!: string | null;

  @Column({ name: 'first_response_hours', type: 'int' })
  firstResponseHours!: number;

  @Column({ name: 'resolution_hours', type: 'int' })
  resolutionHours!: number;

  /** A resolution needs a photo that shows it. */
  @Column({ name: 'evidence_required', type: 'boolean', default: false })
  evidenceRequired!: boolean;

  /** A photo that was taken farther from the place is doubtful; metres. */
  @Column({ name: 'evidence_within_metres', type: 'int', default: 200 })
  evidenceWithinMetres!: number;

  /** All its complaints are about the conduct of an office; null where they are not. */
  @Column({ name: 'about_office', type: 'boolean', nullable: true })
  aboutOffice!: boolean | null;

  /** Order in which categories are listed. */
  @Column({ type: 'int' })
  place!: number;
}
