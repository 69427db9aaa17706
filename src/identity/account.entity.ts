import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Whom an account stands for. People hold offices by tenure, and any account may have desks of a city; `desk` is one
 * that has nothing else. `office` and `unit` are those of demo accounts.
 */
export const accountKinds = ['desk', 'office', 'unit', 'person'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Someone who can sign in. */
@Entity('accounts')
export class AccountEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** In lower case. */
  @Column({ type: 'text' })
  email!: string;

  /** argon2id, in PHC form. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash!: string;

  @Column({ type: 'text' })
  kind!: AccountKind;

  @Column({ name: 'office_code', type: 'text', nullable: true })
  officeCode!: string | null;

  @Column({ name: 'unit_code', type: 'text', nullable: true })
  unitCode!: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ type: 'boolean' })
  demo!: boolean;

  /** When it was closed: nobody can sign in with it. Null while it is open. */
  @Column({ name: 'closed_at', type: 'timestamptz', precision: 3, nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'closed_why', type: 'text', nullable: true })
  closedWhy!: string | null;

  /** Grows with each new password and each sign-out everywhere: known devices are those of this version. */
  @Column({ name: 'credentials_version', type: 'int', default: 1 })
  credentialsVersion!: number;
}
