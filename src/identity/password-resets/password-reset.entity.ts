import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A new password that was asked for by mail. Only the hash of the mailed token is kept. */
@Entity('password_resets')
export class PasswordReset {
  @PrimaryColumn({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  /** A keyed hash: what people type by mistake is not kept. */
  @Column({ name: 'address_hash', type: 'bytea' })
  addressHash!: Buffer;

  /** Null where the address has no account. */
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;

  @Column({ name: 'asked_at', type: 'timestamptz', precision: 3 })
  askedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', precision: 3, nullable: true })
  usedAt!: Date | null;
}
