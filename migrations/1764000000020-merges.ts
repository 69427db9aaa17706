import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KINDS = `'filed', 'routed', 'responded', 'coordinated', 'resolved', 'refused', 'rejected', 'transferred', 'added', 'confirmed', 'contested', 'closed', 'withdrawn', 'inspected'`;

/** Complaints that are one with another, and whose citizens go on there. */
export class Merges1764000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE complaints ADD COLUMN merged_into text
        CONSTRAINT complaints_merged_fk REFERENCES complaints (number) ON DELETE SET NULL,
        ADD CONSTRAINT complaints_merged_into_once_merged CHECK (merged_into IS NULL OR status = 'merged');
      COMMENT ON COLUMN complaints.merged_into IS 'number of the complaint in which it goes on';
      CREATE INDEX complaints_merged ON complaints (merged_into) WHERE merged_into IS NOT NULL;

      ALTER TABLE supporters ADD COLUMN merged_from uuid
        CONSTRAINT supporters_merged_from_fk REFERENCES complaints ON DELETE SET NULL;
      COMMENT ON COLUMN supporters.merged_from IS 'the merged complaint that this person filed or supported; who filed it is known there alone';
      CREATE INDEX supporters_merged_from ON supporters (merged_from) WHERE merged_from IS NOT NULL;

      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS}, 'merged'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS}));
      ALTER TABLE supporters DROP COLUMN merged_from;
      ALTER TABLE complaints DROP COLUMN merged_into;
    `);
  }
}
