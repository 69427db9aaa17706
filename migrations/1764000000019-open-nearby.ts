import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Finds open complaints of a category by the public point they are at, so that one may join them instead of filing again. */
export class OpenNearby1764000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX complaints_open_nearby
        ON complaints (category_code, round(lat * 1000), round(lng * 1000), filed_at)
        WHERE next_due_at IS NOT NULL AND lat IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX complaints_open_nearby');
  }
}
