import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Every event of a complaint writes all its index entries anew, so indexes that are not needed slow down routing. Lists
 * of an area read `complaints_office_day`, and few complaints are ever with a unit.
 */
export class FewerIndexes1764000000048 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX complaints_owner_filed, complaints_unit_inbox;
      CREATE INDEX complaints_unit_inbox ON complaints (unit_code, next_due_at, id)
        WHERE unit_code IS NOT NULL AND next_due_at IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX complaints_unit_inbox;
      CREATE INDEX complaints_unit_inbox ON complaints (unit_code, next_due_at, id) WHERE next_due_at IS NOT NULL;
      CREATE INDEX complaints_owner_filed ON complaints (owner_office, filed_at, id);
    `);
  }
}
