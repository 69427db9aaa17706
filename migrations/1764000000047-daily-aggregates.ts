import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { Rates1764000000008 } from './1764000000008-rates.js';

const COUNTS = `
        received int NOT NULL,
        answered int NOT NULL,
        answered_on_time int NOT NULL,
        answered_late int NOT NULL,
        overdue int NOT NULL,
        resolved int NOT NULL,
        forwarded int NOT NULL,
        contested int NOT NULL,
        excluded_rejected int NOT NULL,
        excluded_merged int NOT NULL,
        demo int NOT NULL`;

/** Counts by day and month in plain columns take the place of the packed ones. They are counted anew from the complaints. */
export class DailyAggregates1764000000047 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER rate_marks_follow_tenures ON tenure_versions;
      DROP TRIGGER rate_marks_follow_filing ON complaints;
      DROP TRIGGER rate_marks_follow_events ON complaints;
      DROP TRIGGER rate_marks_follow_removal ON complaints;
      DROP FUNCTION rate_marks_follow_tenures, rate_marks_follow_complaints, rate_pairs, rate_pair;
      DROP TABLE rate_settled, rate_slices, rate_marks, rate_months, rate_days;

      CREATE TABLE aggregates (
        city_prefix text NOT NULL,
        grain text NOT NULL CONSTRAINT aggregates_grain CHECK (grain IN ('day', 'month')),
        first_day date NOT NULL,
        office text NOT NULL,
        person_id uuid NOT NULL,
        ${COUNTS},
        charged_until date,
        CONSTRAINT aggregates_pk PRIMARY KEY (city_prefix, grain, first_day, office, person_id)
      );
      COMMENT ON TABLE aggregates IS 'counts of the settled complaints by day or month of filing; a day of an office in aggregate_dirty_days is out of date';
      COMMENT ON COLUMN aggregates.office IS 'the office that owns them; empty for the whole city';
      COMMENT ON COLUMN aggregates.person_id IS 'whom they are charged to; all zeros where nobody held the office, and for the whole city';
      COMMENT ON COLUMN aggregates.demo IS 'how many of them were made up for a demonstration';
      COMMENT ON COLUMN aggregates.charged_until IS 'of the day of an office: the last day that any of them is charged on';
      CREATE INDEX aggregates_charged ON aggregates (office, charged_until) WHERE charged_until IS NOT NULL;
      CREATE INDEX aggregates_overdue ON aggregates (city_prefix, first_day, office) INCLUDE (person_id, overdue)
        WHERE grain = 'day' AND overdue > 0;

      CREATE TABLE aggregate_times (
        city_prefix text NOT NULL,
        grain text NOT NULL CONSTRAINT aggregate_times_grain CHECK (grain IN ('day', 'month')),
        first_day date NOT NULL,
        office text NOT NULL,
        person_id uuid NOT NULL,
        bucket smallint NOT NULL,
        answered int NOT NULL,
        CONSTRAINT aggregate_times_pk PRIMARY KEY (city_prefix, grain, first_day, office, person_id, bucket) INCLUDE (answered)
      );
      COMMENT ON TABLE aggregate_times IS 'the answered complaints of aggregates by the time to their first response';
      COMMENT ON COLUMN aggregate_times.bucket IS 'bucket of the time, as src/metrics/numbers/waits.ts numbers them';

      CREATE TABLE aggregate_dirty_days (
        complaint_id uuid,
        city_prefix text NOT NULL,
        office text NOT NULL,
        filed_on date NOT NULL,
        known_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE aggregate_dirty_days IS 'days of an office that have to be counted anew, and what made them so';
      CREATE INDEX aggregate_dirty_days_day ON aggregate_dirty_days (city_prefix, filed_on, office);

      CREATE TABLE aggregate_watermark (
        one boolean CONSTRAINT aggregate_watermark_pk PRIMARY KEY DEFAULT true CONSTRAINT aggregate_watermark_one CHECK (one),
        settled_at timestamptz(3) NOT NULL,
        refreshes bigint NOT NULL DEFAULT 0
      );
      COMMENT ON TABLE aggregate_watermark IS 'the instant as of which complaints are settled in aggregates; nothing known later is in them';
      COMMENT ON COLUMN aggregate_watermark.refreshes IS 'how often aggregates were refreshed: while it is the same, so are they';
      INSERT INTO aggregate_watermark (settled_at) VALUES ('epoch');

      CREATE FUNCTION aggregate_dirty_days_follow_complaints() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO aggregate_dirty_days
            SELECT id, city_prefix, coalesce(owner_office, 'triage'), filed_on, known_at FROM after;
        ELSIF TG_OP = 'UPDATE' THEN
          INSERT INTO aggregate_dirty_days
            SELECT id, city_prefix, coalesce(owner_office, 'triage'), filed_on, known_at FROM after
            UNION
            SELECT id, before.city_prefix, coalesce(before.owner_office, 'triage'), before.filed_on, after.known_at
            FROM before JOIN after USING (id);
        ELSE
          INSERT INTO aggregate_dirty_days
            SELECT id, city_prefix, coalesce(owner_office, 'triage'), filed_on, known_now() FROM before;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER aggregate_dirty_days_follow_filing AFTER INSERT ON complaints
        REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION aggregate_dirty_days_follow_complaints();
      CREATE TRIGGER aggregate_dirty_days_follow_events AFTER UPDATE ON complaints
        REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION aggregate_dirty_days_follow_complaints();
      CREATE TRIGGER aggregate_dirty_days_follow_removal AFTER DELETE ON complaints
        REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION aggregate_dirty_days_follow_complaints();

      -- Who held an office decides whom its complaints are charged to.
      CREATE FUNCTION aggregate_dirty_days_follow_tenures() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO aggregate_dirty_days
          SELECT DISTINCT NULL::uuid, city_prefix, office, first_day, known_now()
          FROM aggregates WHERE office = NEW.office_code AND charged_until >= NEW.from_day;
        RETURN NULL;
      END $$;
      CREATE TRIGGER aggregate_dirty_days_follow_tenures AFTER INSERT OR UPDATE ON tenure_versions
        FOR EACH ROW EXECUTE FUNCTION aggregate_dirty_days_follow_tenures();

      DROP INDEX complaints_unanswered;
      CREATE INDEX complaints_unanswered ON complaints (city_prefix, greatest(first_response_due_at, filed_at))
        WHERE first_responded_at IS NULL;

      INSERT INTO aggregate_dirty_days
        SELECT NULL, city_prefix, coalesce(owner_office, 'triage'), filed_on, max(known_at) FROM complaints GROUP BY 2, 3, 4;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX complaints_office_day, complaints_unanswered;
      DROP TRIGGER aggregate_dirty_days_follow_tenures ON tenure_versions;
      DROP TRIGGER aggregate_dirty_days_follow_filing ON complaints;
      DROP TRIGGER aggregate_dirty_days_follow_events ON complaints;
      DROP TRIGGER aggregate_dirty_days_follow_removal ON complaints;
      DROP FUNCTION aggregate_dirty_days_follow_tenures, aggregate_dirty_days_follow_complaints;
      DROP TABLE aggregate_watermark, aggregate_dirty_days, aggregate_times, aggregates;
    `);
    await new Rates1764000000008().up(db);
  }
}
