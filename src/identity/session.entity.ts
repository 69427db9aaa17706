import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in that lasts for a while. Only the hash of its token is kept. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  /** Names it to its owner. */
  @Column({ type: 'uuid' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  /** The browser or program that signed in, as it calls itself. */
  @Column({ type: 'text', nullable: true })
  program!: string | null;

  /** Failed tries to sign in before it that its owner has not looked at yet. */
  @Column({ name: 'unseen_failures', type: 'int', default: 0 })
  unseenFailures!: number;
}
