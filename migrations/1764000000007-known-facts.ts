import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When each fact became known, beside when it happened; and the city's day of every filing. */
export class KnownFacts1764000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Rounded up, so that what is written in a millisecond is known after all that was answered as of it.
      CREATE FUNCTION known_now() RETURNS timestamptz(3) LANGUAGE sql VOLATILE AS
        $$ SELECT date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' $$;

      ALTER TABLE complaint_events ADD COLUMN known_at timestamptz(3);
      ALTER TABLE complaint_events DISABLE TRIGGER complaint_events_only_grow;
      UPDATE complaint_events SET known_at = at;
      ALTER TABLE complaint_events ENABLE TRIGGER complaint_events_only_grow;
      ALTER TABLE complaint_events
        ALTER COLUMN known_at SET NOT NULL,
        ALTER COLUMN known_at SET DEFAULT known_now(),
        ADD CONSTRAINT complaint_events_known_once_happened CHECK (known_at >= at);
      COMMENT ON COLUMN complaint_events.at IS 'when it happened';
      COMMENT ON COLUMN complaint_events.known_at IS 'when Tanggap, or the system it was imported from, came to know it';

      ALTER TABLE complaints ADD COLUMN filed_on date, ADD COLUMN known_at timestamptz(3);
      UPDATE complaints SET
        filed_on = (filed_at AT TIME ZONE (SELECT time_zone FROM cities WHERE prefix = city_prefix))::date,
        known_at = last_event_at;
      ALTER TABLE complaints
        ALTER COLUMN filed_on SET NOT NULL,
        ALTER COLUMN known_at SET NOT NULL,
        ALTER COLUMN known_at SET DEFAULT known_now();
      COMMENT ON COLUMN complaints.filed_on IS 'day of filing in the city''s zone';
      COMMENT ON COLUMN complaints.known_at IS 'when the last of its events became known: as of then and later the row is what was known';

      CREATE INDEX complaints_filed_on ON complaints (city_prefix, filed_on);

      CREATE TABLE tenure_versions (
        tenure_id uuid NOT NULL,
        office_code text NOT NULL,
        person_id uuid NOT NULL,
        from_day date NOT NULL,
        until_day date,
        acting boolean NOT NULL,
        known_at timestamptz(3) NOT NULL,
        superseded_at timestamptz(3) NOT NULL DEFAULT 'infinity',
        CONSTRAINT tenure_versions_pk PRIMARY KEY (tenure_id, known_at)
      );
      COMMENT ON TABLE tenure_versions IS 'what was known of tenures, and from when to when; kept by a trigger on tenures';
      CREATE INDEX tenure_versions_office ON tenure_versions (office_code, from_day);
      CREATE INDEX tenure_versions_person ON tenure_versions (person_id);
      INSERT INTO tenure_versions (tenure_id, office_code, person_id, from_day, until_day, acting, known_at)
        SELECT id, office_code, person_id, from_day, until_day, acting, '-infinity' FROM tenures;

      CREATE FUNCTION tenure_versions_follow() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        -- A tenure changed twice in one transaction was never known as it was in between.
        learnt timestamptz(3) := known_now();
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
        IF TG_OP <> 'INSERT' THEN
          UPDATE tenure_versions SET superseded_at = learnt WHERE tenure_id = OLD.id AND superseded_at = 'infinity';
        END IF;
        IF TG_OP <> 'DELETE' THEN
          INSERT INTO tenure_versions (tenure_id, office_code, person_id, from_day, until_day, acting, known_at)
          VALUES (NEW.id, NEW.office_code, NEW.person_id, NEW.from_day, NEW.until_day, NEW.acting, learnt)
          ON CONFLICT (tenure_id, known_at) DO UPDATE SET
            office_code = excluded.office_code, person_id = excluded.person_id, from_day = excluded.from_day,
            until_day = excluded.until_day, acting = excluded.acting, superseded_at = 'infinity';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tenure_versions_follow AFTER INSERT OR UPDATE OR DELETE ON tenures
        FOR EACH ROW EXECUTE FUNCTION tenure_versions_follow();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER tenure_versions_follow ON tenures;
      DROP FUNCTION tenure_versions_follow;
      DROP TABLE tenure_versions;
      ALTER TABLE complaints DROP COLUMN filed_on, DROP COLUMN known_at;
      ALTER TABLE complaint_events DROP COLUMN known_at;
      DROP FUNCTION known_now;
    `);
  }
}
