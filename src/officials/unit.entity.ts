import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A body that mends things and owns no area: a dinas. */
@Entity('units')
export class Unit {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'name_id', type: 'text' })
  nameId!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;
}
