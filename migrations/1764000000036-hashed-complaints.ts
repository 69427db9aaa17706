import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Copies of what the events say; they are compared with the events instead. */
const COPIES =
  'status,owner_office,unit_code,first_responded_at,resolved_at,rejection_reason,merged_into,closes_at,last_event,last_event_at,known_at,next_due_at';
const FIXED = `id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id, description, lat, lng, address,
        stated_kelurahan, filed_at, filed_on, first_response_due_at, resolution_due_at, demo, salt`;

/**
 * What a complaint was accepted with and the words of citizens go into the audit trail by their hashes. Each row has a
 * salt of its own, which changes when anything of it is erased: then the hash before says nothing about what it was.
 */
export class HashedComplaints1764000000036 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE complaints ADD COLUMN salt uuid NOT NULL DEFAULT gen_random_uuid();
      ALTER TABLE complaint_words ADD COLUMN salt uuid NOT NULL DEFAULT gen_random_uuid();
      COMMENT ON COLUMN complaints.salt IS 'random; part of what is hashed, and replaced when anything is erased';

      CREATE FUNCTION salt_is_replaced() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.salt := gen_random_uuid();
        RETURN NEW;
      END $$;
      CREATE TRIGGER complaints_salt_is_replaced BEFORE UPDATE OF description, lat, lng, address, external_id, tracking_secret_hash
        ON complaints FOR EACH ROW EXECUTE FUNCTION salt_is_replaced();
      CREATE TRIGGER complaint_words_salt_is_replaced BEFORE UPDATE ON complaint_words
        FOR EACH ROW EXECUTE FUNCTION salt_is_replaced();

      -- What is not hashed yet will be as it is then. Whoever is hashing it meanwhile is waited for.
      CREATE FUNCTION is_hashed(complaint uuid, event int) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM complaints WHERE id = complaint AND demo;
        IF FOUND THEN RETURN false; END IF;
        PERFORM FROM unsealed_events WHERE complaint_id = complaint AND seq = event FOR UPDATE;
        RETURN NOT FOUND;
      END $$;
      CREATE TRIGGER row_changes_follow_update AFTER UPDATE OF ${FIXED} ON complaints
        FOR EACH ROW WHEN (is_hashed(OLD.id, 1)) EXECUTE FUNCTION row_changes_follow('id', '${COPIES}');
      CREATE TRIGGER row_changes_follow_removal AFTER DELETE ON complaints
        FOR EACH ROW WHEN (NOT OLD.demo) EXECUTE FUNCTION row_changes_follow('id', '${COPIES}');
      CREATE TRIGGER row_changes_follow AFTER UPDATE OR DELETE ON complaint_words
        FOR EACH ROW WHEN (is_hashed(OLD.complaint_id, OLD.seq)) EXECUTE FUNCTION row_changes_follow('complaint_id,seq', '');
      CREATE TRIGGER complaint_words_not_emptied BEFORE TRUNCATE ON complaint_words
        FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();

      SET LOCAL TimeZone = 'UTC';
      INSERT INTO row_changes (table_name, key, after)
        SELECT 'complaints', id, row_hash(to_jsonb(c), '{${COPIES}}') FROM complaints c
        WHERE NOT demo AND NOT EXISTS (SELECT FROM unsealed_events WHERE complaint_id = c.id AND seq = 1);
      INSERT INTO row_changes (table_name, key, after)
        SELECT 'complaint_words', concat_ws('/', w.complaint_id, w.seq), row_hash(to_jsonb(w), '{}')
        FROM complaint_words w JOIN complaints c ON c.id = w.complaint_id AND NOT c.demo
        WHERE NOT EXISTS (SELECT FROM unsealed_events u WHERE u.complaint_id = w.complaint_id AND u.seq = w.seq);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER complaint_words_not_emptied ON complaint_words;
      DROP TRIGGER row_changes_follow ON complaint_words;
      DROP TRIGGER row_changes_follow_removal ON complaints;
      DROP TRIGGER row_changes_follow_update ON complaints;
      DROP TRIGGER complaint_words_salt_is_replaced ON complaint_words;
      DROP TRIGGER complaints_salt_is_replaced ON complaints;
      DROP FUNCTION is_hashed, salt_is_replaced;
      ALTER TABLE complaint_words DROP COLUMN salt;
      ALTER TABLE complaints DROP COLUMN salt;
    `);
  }
}
