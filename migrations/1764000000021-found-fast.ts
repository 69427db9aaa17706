import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What pages ask for is found without reading all that is open, or all that was ever filed. */
export class FoundFast1764000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX complaints_known ON complaints (known_at);
      CREATE INDEX complaints_contested ON complaints (owner_office, next_due_at, id)
        WHERE next_due_at IS NOT NULL AND resolved_at IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX complaints_contested, complaints_known');
  }
}
