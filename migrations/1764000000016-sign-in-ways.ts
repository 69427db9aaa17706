import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Mails on their way, and new passwords asked for by mail. */
export class SignInWays1764000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE outgoing_mails (
        id uuid CONSTRAINT outgoing_mails_pk PRIMARY KEY,
        sealed bytea,
        asked_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        next_try_at timestamptz(3) NOT NULL,
        done_at timestamptz(3),
        outcome text CONSTRAINT outgoing_mails_outcome CHECK (outcome IN ('sent', 'refused', 'expired', 'unaddressed')),
        CONSTRAINT outgoing_mails_done CHECK (
          (sealed IS NULL) = (done_at IS NOT NULL) AND (done_at IS NULL) = (outcome IS NULL)
        )
      );
      COMMENT ON COLUMN outgoing_mails.sealed IS 'address, subject and text, encrypted; gone once the mail is done with';
      COMMENT ON COLUMN outgoing_mails.next_try_at IS 'set before each try, so that one that was cut short is made again';
      CREATE INDEX outgoing_mails_waiting ON outgoing_mails (next_try_at) WHERE done_at IS NULL;
      CREATE INDEX outgoing_mails_done_at ON outgoing_mails (done_at) WHERE done_at IS NOT NULL;

      CREATE TABLE password_resets (
        token_hash bytea CONSTRAINT password_resets_pk PRIMARY KEY,
        address_hash bytea NOT NULL,
        account_id uuid CONSTRAINT password_resets_account_fk REFERENCES accounts ON DELETE CASCADE,
        asked_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3)
      );
      COMMENT ON COLUMN password_resets.address_hash IS 'keyed hash of the e-mail address that was asked for';
      COMMENT ON COLUMN password_resets.account_id IS 'null where the address has no account';
      CREATE INDEX password_resets_address ON password_resets (address_hash, asked_at);
      CREATE INDEX password_resets_account ON password_resets (account_id);
      CREATE INDEX password_resets_expiry ON password_resets (expires_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE outgoing_mails, password_resets');
  }
}
