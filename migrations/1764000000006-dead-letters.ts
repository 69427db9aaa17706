import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Jobs that failed for good, one per row that they were about. */
export class DeadLetters1764000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE dead_letters (
        id uuid CONSTRAINT dead_letters_pk PRIMARY KEY,
        kind text NOT NULL,
        subject text NOT NULL,
        reason text NOT NULL CONSTRAINT dead_letters_reason CHECK (length(reason) BETWEEN 1 AND 500),
        attempts int NOT NULL,
        failed_at timestamptz(3) NOT NULL,
        CONSTRAINT dead_letters_one_per_subject UNIQUE (kind, subject)
      );
      COMMENT ON COLUMN dead_letters.subject IS 'id of the row that the job was about; of the job itself where it could not be read';
      CREATE INDEX dead_letters_failed ON dead_letters (failed_at, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE dead_letters');
  }
}
