import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Requests that may be repeated, with their first answers. */
export class Idempotency1764000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE idempotency_keys (
        key_hash bytea CONSTRAINT idempotency_keys_pk PRIMARY KEY,
        request_hash bytea NOT NULL,
        answer bytea,
        used_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON COLUMN idempotency_keys.key_hash IS 'hash of the key and of who used it, or of a channel and its own id for a complaint';
      COMMENT ON COLUMN idempotency_keys.request_hash IS 'keyed hash of what was asked';
      COMMENT ON COLUMN idempotency_keys.answer IS 'the first answer, encrypted with the key of the city';
      COMMENT ON COLUMN idempotency_keys.used_at IS 'infinity for a channel''s own id, which is unique for ever';
      CREATE INDEX idempotency_keys_used ON idempotency_keys (used_at);

      -- Until now a channel could give one id twice: the first keeps it, the others are told from it.
      UPDATE complaints SET external_id = external_id || ' (' || twin.nth || ')'
      FROM (SELECT id, row_number() OVER (PARTITION BY channel, external_id ORDER BY filed_at, id) AS nth
            FROM complaints WHERE external_id IS NOT NULL) twin
      WHERE twin.id = complaints.id AND twin.nth > 1;
      CREATE UNIQUE INDEX complaints_external_unique ON complaints (channel, external_id) WHERE external_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE idempotency_keys; DROP INDEX complaints_external_unique;');
  }
}
