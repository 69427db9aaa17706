import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Failed sign-ins, and sessions that can be told apart. */
export class SignIn1764000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE sign_in_failures (
        address_hash bytea CONSTRAINT sign_in_failures_pk PRIMARY KEY,
        count int NOT NULL CONSTRAINT sign_in_failures_count CHECK (count > 0),
        last_at timestamptz(3) NOT NULL
      );
      COMMENT ON COLUMN sign_in_failures.address_hash IS 'keyed hash of the e-mail address that was tried';

      ALTER TABLE sessions
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT sessions_id_unique UNIQUE,
        ADD COLUMN program text CONSTRAINT sessions_program CHECK (length(program) <= 200);
      COMMENT ON COLUMN sessions.program IS 'the browser or program that signed in, as it calls itself';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE sign_in_failures; ALTER TABLE sessions DROP COLUMN id, DROP COLUMN program');
  }
}
