import { type MigrationInterface, type QueryRunner } from 'typeorm';

const OF_OFFICERS = `'filed', 'routed', 'responded', 'coordinated', 'resolved', 'refused', 'rejected', 'transferred'`;
const OF_CITIZENS = `'added', 'confirmed', 'contested', 'closed', 'withdrawn'`;

/** What citizens do with their complaints, and when silence closes what was said to be done. */
export class LastWord1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE complaints ADD COLUMN closes_at timestamptz(3),
        ADD CONSTRAINT complaints_closes_once_resolved CHECK (closes_at IS NULL OR status = 'resolved');
      COMMENT ON COLUMN complaints.closes_at IS 'when silence closes it; stored at resolution';
      CREATE INDEX complaints_closing ON complaints (closes_at) WHERE closes_at IS NOT NULL;

      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${OF_OFFICERS}, ${OF_CITIZENS}));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${OF_OFFICERS}));
      ALTER TABLE complaints DROP COLUMN closes_at;
    `);
  }
}
