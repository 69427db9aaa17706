import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key of a client. Only the hash of its secret part is kept. */
@Entity('api_keys')
export class ApiKey {
  /** The open part of the key, by which it is found. */
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** Null while it holds until further notice. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null;
}
