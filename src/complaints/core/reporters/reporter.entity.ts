import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who filed a complaint. It stands apart from the complaint, and is encrypted. */
@Entity('reporters')
export class Reporter {
  @PrimaryColumn({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  /** Name, e-mail address and phone number, encrypted with the key of the city. */
  @Column({ type: 'bytea' })
  sealed!: Buffer;

  /** Keyed hash of the number in its international form. */
  @Column({ name: 'phone_hash', type: 'bytea', nullable: true })
  phoneHash!: Buffer | null;

  /** Keyed hash of the address in lower case. */
  @Column({ name: 'email_hash', type: 'bytea', nullable: true })
  emailHash!: Buffer | null;
}
