import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who filed a complaint, apart from it and encrypted. */
@Entity('reporters')
export class Reporter {
  @PrimaryColumn({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  /** Name, e-mail address and phone number, sealed with the city's key. */
  @Column({ type: 'bytea' })
  sealed!: Buffer;

  /** Keyed hash of the number in its international form. */
  @Column({ name: 'phone_hash', type: 'bytea', nullable: true })
  phoneHash!: Buffer | null;

  /** Keyed hash of the address in lower case. */
  @Column({ name: 'email_hash', type: 'bytea', nullable: true })
  emailHash!: Buffer | null;
}
