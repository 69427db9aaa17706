import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Finds every complaint that an office ever owned, also those it passed on: its record is made of them. */
export class OfficesOfEvents1764000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Few offices and many events: equal keys are kept once, so it stays small.
      CREATE INDEX complaint_events_office ON complaint_events (owner_office)
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX complaint_events_office');
  }
}
