import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KINDS = `'filed', 'routed', 'responded', 'coordinated', 'resolved', 'refused', 'rejected', 'transferred', 'added', 'confirmed', 'contested', 'closed', 'withdrawn', 'inspected', 'merged'`;

/** Contests that an inspector decides, beside the closures that are drawn by lot. */
export class ContestsInspected1764000000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS}, 'appealed'));
      ALTER TABLE inspections ADD COLUMN drawn boolean NOT NULL DEFAULT true, ADD COLUMN appealed_at timestamptz(3),
        ADD CONSTRAINT inspections_caused CHECK (drawn OR appealed_at IS NOT NULL);
      COMMENT ON COLUMN inspections.drawn IS 'by lot';
      COMMENT ON COLUMN inspections.appealed_at IS 'when its citizen contested it once more than reopens a complaint';
      CREATE INDEX inspections_appealed ON inspections (closed_at, id) WHERE appealed_at IS NOT NULL AND outcome IS NULL;
    `);
  }

  /** Contests that went to an inspector stay in the history: the older rule is checked for new events only. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM inspections WHERE NOT drawn;
      ALTER TABLE inspections DROP COLUMN drawn, DROP COLUMN appealed_at;
      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS})) NOT VALID;
    `);
  }
}
