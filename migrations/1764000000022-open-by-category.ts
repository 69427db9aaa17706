import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What may be the same is looked for among the open complaints of an office and a category, not of the office. */
export class OpenByCategory1764000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX complaints_open_category ON complaints (owner_office, category_code, filed_at)
        WHERE next_due_at IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX complaints_open_category');
  }
}
