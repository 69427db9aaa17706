import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom an account stands for. People hold offices by tenure; `office` is a demo seat. */
export const accountKinds = ['administrator', 'communications', 'office', 'unit', 'person'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Someone who can sign in. */
@Entity('accounts')
export class Account {
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

  /** Grows with each new password and each sign-out everywhere: known devices are those of this version. */
  @Column({ name: 'credentials_version', type: 'int', default: 1 })
  credentialsVersion!: number;
}
