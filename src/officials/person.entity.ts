import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official, over all offices held. */
@Entity('people')
export class Person {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** In lower case; tells people of one name apart. */
  @Column({ type: 'text' })
  email!: string;
}
