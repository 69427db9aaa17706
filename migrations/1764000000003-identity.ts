import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Accounts of people and offices, and their sessions. */
export class Identity1764000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE accounts (
        id uuid CONSTRAINT accounts_pk PRIMARY KEY,
        email text NOT NULL CONSTRAINT accounts_email_unique UNIQUE CONSTRAINT accounts_email_lower CHECK (email = lower(email)),
        password_hash text NOT NULL,
        kind text NOT NULL CONSTRAINT accounts_kind
          CHECK (kind IN ('administrator', 'communications', 'office', 'unit', 'person')),
        office_code text CONSTRAINT accounts_office_fk REFERENCES offices,
        unit_code text CONSTRAINT accounts_unit_fk REFERENCES units,
        person_id uuid CONSTRAINT accounts_person_fk REFERENCES people,
        demo boolean NOT NULL DEFAULT false,
        CONSTRAINT accounts_subject CHECK (
          (kind = 'office') = (office_code IS NOT NULL)
          AND (kind = 'unit') = (unit_code IS NOT NULL)
          AND (kind = 'person') = (person_id IS NOT NULL)
        )
      );
      COMMENT ON COLUMN accounts.office_code IS 'a demo seat; people hold offices by tenure instead';

      CREATE TABLE sessions (
        token_hash bytea CONSTRAINT sessions_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT sessions_account_fk REFERENCES accounts ON DELETE CASCADE,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL
      );
      CREATE INDEX sessions_account ON sessions (account_id);
      CREATE INDEX sessions_expiry ON sessions (expires_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE sessions, accounts');
  }
}
