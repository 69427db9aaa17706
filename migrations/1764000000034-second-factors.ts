import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Second factors of accounts and their recovery codes. */
export class SecondFactors1764000000034 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE second_factors (
        account_id uuid CONSTRAINT second_factors_pk PRIMARY KEY
          CONSTRAINT second_factors_account_fk REFERENCES accounts ON DELETE CASCADE,
        sealed bytea NOT NULL,
        enrolled_at timestamptz(3) NOT NULL,
        last_step bigint
      );
      COMMENT ON COLUMN second_factors.sealed IS 'the secret of RFC 6238, encrypted';
      COMMENT ON COLUMN second_factors.last_step IS 'step of the code that was used last; codes up to it are void';

      CREATE TABLE recovery_codes (
        account_id uuid CONSTRAINT recovery_codes_account_fk REFERENCES second_factors ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        CONSTRAINT recovery_codes_pk PRIMARY KEY (account_id, code_hash)
      );
      COMMENT ON TABLE recovery_codes IS 'those not used yet, hashed';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE recovery_codes, second_factors');
  }
}
