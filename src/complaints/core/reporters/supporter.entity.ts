import { Column, Entity, PrimaryColumn } from 'typeorm';

const hash = { type: 'bytea', nullable: true } as const;

/** One time that somebody said "me too". */
@Entity('supporters')
export class Supporter {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  /** The complaint that they filed or supported, which was merged into this one. */
  @Column({ name: 'merged_from', type: 'uuid', nullable: true })
  mergedFrom!: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** Hash of the secret that withdraws it; null once it is withdrawn or erased. */
  @Column({ ...hash, name: 'secret_hash' })
  secretHash!: Buffer | null;

  /** Their name and contacts, encrypted. */
  @Column({ ...hash })
  sealed!: Buffer | null;

  @Column({ ...hash, name: 'phone_hash' })
  phoneHash!: Buffer | null;

  @Column({ ...hash, name: 'email_hash' })
  emailHash!: Buffer | null;

  /** Keyed hash of the complaint and the network address it came from. */
  @Column({ ...hash, name: 'address_hash' })
  addressHash!: Buffer | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}
