import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Counts by day and office, kept beside the complaints, and the notes of which of them are out of date. */
export class Rates1764000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Pairs of a key and a count, of 16 bits each, one after another: what several rows hold is added up by joining
      -- it. A count that is too large is so many pairs; of a key that is, the lower bits are kept.
      CREATE FUNCTION rate_pair(key int, count int) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN count <= 65535 THEN int4send(key << 16 | count)
          ELSE decode(repeat(encode(int4send(key << 16 | 65535), 'hex'), count / 65535), 'hex') || int4send(key << 16 | count % 65535) END
      $$;
      CREATE FUNCTION rate_pairs(pairs bytea) RETURNS TABLE (key int, count int) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT get_byte(pairs, i) << 8 | get_byte(pairs, i + 1), get_byte(pairs, i + 2) << 8 | get_byte(pairs, i + 3)
        FROM generate_series(0, length(pairs) - 4, 4) AS i
      $$;

      CREATE TABLE rate_days (
        city_prefix text NOT NULL,
        filed_on date NOT NULL,
        office text NOT NULL,
        person_id uuid NOT NULL,
        open boolean NOT NULL,
        received int NOT NULL,
        answered int NOT NULL,
        answered_on_time int NOT NULL,
        answered_late int NOT NULL,
        overdue int NOT NULL,
        pending int NOT NULL,
        resolved int NOT NULL,
        forwarded int NOT NULL,
        contested int NOT NULL,
        excluded_rejected int NOT NULL,
        excluded_merged int NOT NULL,
        demo boolean NOT NULL,
        next_due_at timestamptz(3),
        charged_until date,
        answered_in bytea NOT NULL,
        waiting_since bytea NOT NULL
      );
      COMMENT ON TABLE rate_days IS 'the complaints of one day of filing that an office owns, counted; unless rate_marks names the day and office';
      COMMENT ON COLUMN rate_days.person_id IS 'whom they are charged to; all zeros where nobody held the office';
      COMMENT ON COLUMN rate_days.open IS 'unanswered and not yet due: charged to whoever holds the office when the question is asked';
      COMMENT ON COLUMN rate_days.next_due_at IS 'of open ones the first due time: past it the row is out of date';
      COMMENT ON COLUMN rate_days.charged_until IS 'last day that any of them is charged on';
      COMMENT ON COLUMN rate_days.answered_in IS 'pairs: bucket of the time to the first response, complaints';
      COMMENT ON COLUMN rate_days.waiting_since IS 'pairs: hour of filing since 1970 (its lower bits), unanswered complaints';
      CREATE INDEX rate_days_day ON rate_days (city_prefix, filed_on, office);
      CREATE INDEX rate_days_office ON rate_days (office, filed_on);
      CREATE INDEX rate_days_next_due ON rate_days (next_due_at) WHERE open;

      CREATE TABLE rate_months (LIKE rate_days);
      ALTER TABLE rate_months RENAME COLUMN filed_on TO month;
      ALTER TABLE rate_months DROP COLUMN next_due_at, DROP COLUMN charged_until;
      COMMENT ON TABLE rate_months IS 'rate_days of a month added up; waiting_since has days since 1970 instead of hours';
      CREATE INDEX rate_months_month ON rate_months (city_prefix, month, office);

      CREATE TABLE rate_slices (
        city_prefix text NOT NULL,
        grain text NOT NULL CONSTRAINT rate_slices_grain CHECK (grain IN ('day', 'month')),
        first_day date NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT rate_slices_pk PRIMARY KEY (city_prefix, grain, first_day)
      );
      COMMENT ON TABLE rate_slices IS 'days and months of which something is kept; a new version whenever any of it was counted anew';

      CREATE TABLE rate_marks (
        complaint_id uuid,
        city_prefix text NOT NULL,
        office text NOT NULL,
        filed_on date NOT NULL,
        known_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE rate_marks IS 'days and offices whose row in rate_days is out of date, and what made it so';
      CREATE INDEX rate_marks_cell ON rate_marks (city_prefix, filed_on, office);

      CREATE TABLE rate_settled (
        one boolean CONSTRAINT rate_settled_pk PRIMARY KEY DEFAULT true CONSTRAINT rate_settled_one CHECK (one),
        settled_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE rate_settled IS 'all that will ever be known as of this instant is stored';
      INSERT INTO rate_settled (settled_at) VALUES ('epoch');

      CREATE FUNCTION rate_marks_follow_complaints() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO rate_marks
            SELECT id, city_prefix, coalesce(owner_office, 'triage'), filed_on, known_at FROM after;
        ELSIF TG_OP = 'UPDATE' THEN
          INSERT INTO rate_marks
            SELECT id, city_prefix, coalesce(owner_office, 'triage'), filed_on, known_at FROM after
            UNION
            SELECT id, before.city_prefix, coalesce(before.owner_office, 'triage'), before.filed_on, after.known_at
            FROM before JOIN after USING (id);
        ELSE
          INSERT INTO rate_marks
            SELECT id, city_prefix, coalesce(owner_office, 'triage'), filed_on, known_now() FROM before;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER rate_marks_follow_filing AFTER INSERT ON complaints
        REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION rate_marks_follow_complaints();
      CREATE TRIGGER rate_marks_follow_events AFTER UPDATE ON complaints
        REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION rate_marks_follow_complaints();
      CREATE TRIGGER rate_marks_follow_removal AFTER DELETE ON complaints
        REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION rate_marks_follow_complaints();

      -- Who held an office decides whom its complaints are charged to.
      CREATE FUNCTION rate_marks_follow_tenures() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO rate_marks
          SELECT DISTINCT NULL::uuid, city_prefix, office, filed_on, known_now()
          FROM rate_days WHERE office = NEW.office_code AND charged_until >= NEW.from_day;
        RETURN NULL;
      END $$;
      CREATE TRIGGER rate_marks_follow_tenures AFTER INSERT OR UPDATE ON tenure_versions
        FOR EACH ROW EXECUTE FUNCTION rate_marks_follow_tenures();

      CREATE INDEX complaints_office_day ON complaints ((coalesce(owner_office, 'triage')), filed_on);
      CREATE INDEX complaints_unanswered ON complaints (city_prefix, filed_at) WHERE first_responded_at IS NULL;

      INSERT INTO rate_marks
        SELECT NULL, city_prefix, coalesce(owner_office, 'triage'), filed_on, max(known_at) FROM complaints GROUP BY 2, 3, 4;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX complaints_office_day, complaints_unanswered;
      DROP TRIGGER rate_marks_follow_tenures ON tenure_versions;
      DROP TRIGGER rate_marks_follow_filing ON complaints;
      DROP TRIGGER rate_marks_follow_events ON complaints;
      DROP TRIGGER rate_marks_follow_removal ON complaints;
      DROP FUNCTION rate_marks_follow_tenures, rate_marks_follow_complaints, rate_pairs, rate_pair;
      DROP TABLE rate_settled, rate_slices, rate_marks, rate_months, rate_days;
    `);
  }
}
