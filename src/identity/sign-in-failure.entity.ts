import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Sign-ins that failed one after another with an address, whether or not it has an account. */
@Entity('sign_in_failures')
export class SignInFailure {
  /** A keyed hash: what people type by mistake is not kept. */
  @PrimaryColumn({ name: 'address_hash', type: 'bytea' })
  addressHash!: Buffer;

  @Column({ type: 'int' })
  count!: number;

  @Column({ name: 'last_at', type: 'timestamptz', precision: 3 })
  lastAt!: Date;
}
