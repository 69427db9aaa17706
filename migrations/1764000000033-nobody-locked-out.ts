import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Tries to sign in are counted by address and source, known devices have a version, and failures are shown to owners. */
export class NobodyLockedOut1764000000033 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Counts of the last day by address alone. They delayed owners for what strangers did.
      DROP TABLE sign_in_failures;

      CREATE TABLE sign_in_failures (
        subject_hash bytea NOT NULL,
        source_hash bytea NOT NULL,
        count int NOT NULL CONSTRAINT sign_in_failures_count CHECK (count >= 0),
        last_at timestamptz(3) NOT NULL,
        next_try_at timestamptz(3) NOT NULL,
        is_booked boolean NOT NULL,
        CONSTRAINT sign_in_failures_pk PRIMARY KEY (subject_hash, source_hash)
      );
      COMMENT ON COLUMN sign_in_failures.subject_hash IS 'keyed hash of the e-mail address, or of the account whose code was tried';
      COMMENT ON COLUMN sign_in_failures.source_hash IS 'keyed hash of the network or the known device';
      COMMENT ON COLUMN sign_in_failures.is_booked IS 'next_try_at was reserved for this source';
      CREATE INDEX sign_in_failures_last_at ON sign_in_failures (last_at);

      CREATE TABLE sign_in_rates (
        subject_hash bytea CONSTRAINT sign_in_rates_pk PRIMARY KEY,
        fresh_used_up_at timestamptz(3) NOT NULL,
        failed_used_up_at timestamptz(3) NOT NULL,
        last_at timestamptz(3) NOT NULL
      );
      COMMENT ON COLUMN sign_in_rates.subject_hash IS 'keyed hash of the e-mail address; for known devices and codes the row serves as a lock only';
      COMMENT ON COLUMN sign_in_rates.fresh_used_up_at IS 'when all slots of networks without a failure that were given out are used up';
      COMMENT ON COLUMN sign_in_rates.failed_used_up_at IS 'the same for networks that failed';
      CREATE INDEX sign_in_rates_last_at ON sign_in_rates (last_at);

      CREATE TABLE failed_sign_ins (
        id uuid CONSTRAINT failed_sign_ins_pk PRIMARY KEY,
        address_hash bytea NOT NULL,
        account_id uuid CONSTRAINT failed_sign_ins_account_fk REFERENCES accounts ON DELETE CASCADE,
        began_at timestamptz(3) NOT NULL,
        last_at timestamptz(3) NOT NULL,
        tries int NOT NULL CONSTRAINT failed_sign_ins_tries CHECK (tries > 0),
        wrong_codes int NOT NULL,
        networks text[] NOT NULL CONSTRAINT failed_sign_ins_networks CHECK (cardinality(networks) <= 20),
        session_id uuid,
        audited_at timestamptz(3)
      );
      COMMENT ON COLUMN failed_sign_ins.account_id IS 'null where the address has no account';
      COMMENT ON COLUMN failed_sign_ins.wrong_codes IS 'tries with the right password and a wrong code';
      COMMENT ON COLUMN failed_sign_ins.session_id IS 'the next session of the account, which was told of them';
      COMMENT ON COLUMN failed_sign_ins.audited_at IS 'when they became an entry of the audit trail';
      CREATE UNIQUE INDEX failed_sign_ins_open ON failed_sign_ins (address_hash)
        WHERE session_id IS NULL AND audited_at IS NULL;
      CREATE INDEX failed_sign_ins_account ON failed_sign_ins (account_id, last_at);
      CREATE INDEX failed_sign_ins_unaudited ON failed_sign_ins (began_at) WHERE audited_at IS NULL;
      CREATE INDEX failed_sign_ins_audited ON failed_sign_ins (audited_at) WHERE audited_at IS NOT NULL;

      ALTER TABLE sessions ADD COLUMN unseen_failures int NOT NULL DEFAULT 0;
      COMMENT ON COLUMN sessions.unseen_failures IS 'failed tries before it that its owner has not looked at yet';

      ALTER TABLE accounts
        ADD COLUMN credentials_version int NOT NULL DEFAULT 1,
        ADD COLUMN told_of_failures_at timestamptz(3);
      COMMENT ON COLUMN accounts.credentials_version IS 'grows with each new password and each sign-out everywhere';
      COMMENT ON COLUMN accounts.told_of_failures_at IS 'when its owner was last mailed about failed sign-ins';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE accounts DROP COLUMN credentials_version, DROP COLUMN told_of_failures_at;
      ALTER TABLE sessions DROP COLUMN unseen_failures;
      DROP TABLE failed_sign_ins, sign_in_rates, sign_in_failures;
      CREATE TABLE sign_in_failures (
        address_hash bytea CONSTRAINT sign_in_failures_pk PRIMARY KEY,
        count int NOT NULL CONSTRAINT sign_in_failures_count CHECK (count > 0),
        last_at timestamptz(3) NOT NULL
      );
    `);
  }
}
