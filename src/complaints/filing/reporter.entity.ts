import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who filed a complaint, apart from it and encrypted. */
@Entity('reporters')
export class Reporter {
  @PrimaryColumn({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  /** See `reporter-seal.ts`. */
  @Column({ type: 'bytea' })
  sealed!: Buffer;
}
