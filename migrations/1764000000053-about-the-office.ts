import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Copies of what the events say; they are compared with the events instead. */
const COPIES =
  'status,owner_office,unit_code,first_responded_at,resolved_at,rejection_reason,merged_into,closes_at,last_event,last_event_at,known_at,next_due_at,charged_office,owner_charged_from,passed_on_at,followed_status';
const FIXED = `id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id, description, lat, lng, address,
        stated_kelurahan, filed_at, filed_on, first_response_due_at, resolution_due_at, demo, salt`;

const following = (columns: string): string => `
  DROP TRIGGER row_changes_follow_update ON complaints;
  CREATE TRIGGER row_changes_follow_update AFTER UPDATE OF ${columns} ON complaints
    FOR EACH ROW WHEN (is_hashed(OLD.id, 1)) EXECUTE FUNCTION row_changes_follow('id', '${COPIES}');`;

/**
 * A complaint can be about the conduct of an office, and then is not the business of that office. Both columns are null
 * where they do not apply: a column that is null is not part of the hash of a row, so older rows keep theirs.
 */
export class AboutTheOffice1764000000053 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE categories ADD COLUMN about_office boolean CONSTRAINT categories_about_office CHECK (about_office);
      COMMENT ON COLUMN categories.about_office IS 'true where all its complaints are about the conduct of an office; null otherwise';
      UPDATE categories SET about_office = true WHERE code = 'official-service';
      ALTER TABLE complaints ADD COLUMN about_office text;
      COMMENT ON COLUMN complaints.about_office IS 'code of the office or unit whose conduct it is about, "unknown" where nobody could tell; null for all other complaints';
      CREATE INDEX complaints_about_office ON complaints (about_office) WHERE about_office IS NOT NULL;
      ${following(`${FIXED}, about_office`)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${following(FIXED)}
      ALTER TABLE complaints DROP COLUMN about_office;
      ALTER TABLE categories DROP COLUMN about_office;
    `);
  }
}
