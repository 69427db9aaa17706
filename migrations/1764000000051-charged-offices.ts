import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { DailyAggregates1764000000047 } from './1764000000047-daily-aggregates.js';

/** Copies of what the events say, as `src/audit/protected-tables.ts` lists them: not hashed. */
const COPIES_BEFORE =
  'status,owner_office,unit_code,first_responded_at,resolved_at,rejection_reason,merged_into,closes_at,last_event,last_event_at,known_at,next_due_at';
const COPIES = `${COPIES_BEFORE},charged_office,owner_charged_from,passed_on_at,followed_status`;
const FIXED = `id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id, description, lat, lng, address,
        stated_kelurahan, filed_at, filed_on, first_response_due_at, resolution_due_at, demo, salt`;

const KINDS = `'filed', 'routed', 'responded', 'coordinated', 'resolved', 'refused', 'rejected', 'transferred', 'merged', 'added',
  'confirmed', 'contested', 'appealed', 'closed', 'withdrawn', 'inspected'`;

const followRows = (copies: string): string => `
      DROP TRIGGER row_changes_follow_update ON complaints;
      DROP TRIGGER row_changes_follow_removal ON complaints;
      CREATE TRIGGER row_changes_follow_update AFTER UPDATE OF ${FIXED} ON complaints
        FOR EACH ROW WHEN (is_hashed(OLD.id, 1)) EXECUTE FUNCTION row_changes_follow('id', '${copies}');
      CREATE TRIGGER row_changes_follow_removal AFTER DELETE ON complaints
        FOR EACH ROW WHEN (NOT OLD.demo) EXECUTE FUNCTION row_changes_follow('id', '${copies}');`;

const chargedTo = (alias: string): string =>
  `charged_office_at(${alias}owner_office, ${alias}charged_office, ${alias}owner_charged_from, ${alias}first_response_due_at)`;

/**
 * A complaint counts with the office that held it when it was answered or due, and not with the one that holds it now.
 * Numbers as of before this migration stay as they were: they are counted by the definition that held then.
 */
export class ChargedOffices1764000000051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE complaints
        ADD COLUMN charged_office text,
        ADD COLUMN owner_charged_from timestamptz(3),
        ADD COLUMN passed_on_at timestamptz(3),
        ADD COLUMN followed_status text;
      ALTER TABLE complaint_events
        ADD COLUMN charged_office text,
        ADD COLUMN owner_charged_from timestamptz(3),
        ADD COLUMN passed_on_at timestamptz(3);
      COMMENT ON COLUMN complaints.charged_office IS 'the office it counts with where that is not its owner';
      COMMENT ON COLUMN complaints.owner_charged_from IS 'from when on it counts with its owner, if it is not answered or due before';
      COMMENT ON COLUMN complaints.passed_on_at IS 'when charged_office passed it on';
      COMMENT ON COLUMN complaints.followed_status IS 'status of the complaint into which it was merged, as far as that matters to the numbers';
      COMMENT ON COLUMN complaint_events.charged_office IS 'charged_office of the complaint after the event; likewise the two that follow';
      ${followRows(COPIES)}

      ALTER TABLE aggregates RENAME COLUMN excluded_merged TO merged;
      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS}, 'followed'));

      CREATE FUNCTION charged_office_at(owner_office text, charged_office text, owner_charged_from timestamptz, instant timestamptz)
        RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN coalesce(CASE WHEN owner_charged_from <= instant THEN owner_office ELSE coalesce(charged_office, owner_office) END, 'triage');

      CREATE TABLE fair_times (
        id uuid CONSTRAINT fair_times_pk PRIMARY KEY,
        city_prefix text NOT NULL,
        percent int NOT NULL CONSTRAINT fair_times_percent CHECK (percent BETWEEN 0 AND 100),
        least_working_hours int NOT NULL CONSTRAINT fair_times_hours CHECK (least_working_hours BETWEEN 0 AND 40),
        added_in int NOT NULL,
        removed_in int,
        CONSTRAINT fair_times_added_fk FOREIGN KEY (city_prefix, added_in) REFERENCES deadline_versions,
        CONSTRAINT fair_times_removed_fk FOREIGN KEY (city_prefix, removed_in) REFERENCES deadline_versions
      );
      COMMENT ON TABLE fair_times IS 'how long an office that received a complaint has before it counts with it';
      CREATE UNIQUE INDEX fair_times_in_force ON fair_times (city_prefix) WHERE removed_in IS NULL;
      CREATE TRIGGER row_changes_follow AFTER INSERT OR UPDATE OR DELETE ON fair_times
        FOR EACH ROW EXECUTE FUNCTION row_changes_follow('id', '');
      CREATE TRIGGER fair_times_not_emptied BEFORE TRUNCATE ON fair_times FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
      ALTER TABLE deadline_versions DROP CONSTRAINT deadline_versions_about, ADD CONSTRAINT deadline_versions_about CHECK
        (about IN ('holidays', 'working_hours', 'deadline_policies', 'fair_times'));

      CREATE TABLE metric_definitions (
        version int CONSTRAINT metric_definitions_pk PRIMARY KEY,
        holds_from timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE metric_definitions IS 'from which asOf on a version of the definition of the numbers holds';
      CREATE TRIGGER row_changes_follow AFTER INSERT OR UPDATE OR DELETE ON metric_definitions
        FOR EACH ROW EXECUTE FUNCTION row_changes_follow('version', '');
      CREATE TRIGGER metric_definitions_not_emptied BEFORE TRUNCATE ON metric_definitions
        FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
      INSERT INTO metric_definitions VALUES (1, '-infinity');
      INSERT INTO metric_definitions
        SELECT 2, greatest(known_now(), max(known_at) + interval '1 millisecond') FROM complaints HAVING count(*) > 0
        UNION ALL
        SELECT 2, '-infinity' WHERE NOT EXISTS (SELECT FROM complaints);
    `);
    await chargeWhatWasPassedOn(db);
    await answerWhatWasMerged(db);
    await db.query(`
      CREATE INDEX complaints_charged_day ON complaints ((${chargedTo('')}), filed_on);
      CREATE INDEX complaints_passed_on ON complaints (charged_office) WHERE charged_office IS NOT NULL;

      CREATE OR REPLACE FUNCTION aggregate_dirty_days_follow_complaints() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO aggregate_dirty_days
            SELECT id, city_prefix, ${chargedTo('')}, filed_on, known_at FROM after;
        ELSIF TG_OP = 'UPDATE' THEN
          INSERT INTO aggregate_dirty_days
            SELECT id, city_prefix, ${chargedTo('')}, filed_on, known_at FROM after
            UNION
            SELECT id, before.city_prefix, ${chargedTo('before.')}, before.filed_on, after.known_at
            FROM before JOIN after USING (id);
        ELSE
          INSERT INTO aggregate_dirty_days
            SELECT id, city_prefix, ${chargedTo('')}, filed_on, known_now() FROM before;
        END IF;
        RETURN NULL;
      END $$;
      INSERT INTO aggregate_dirty_days
        SELECT NULL::uuid, city_prefix, office, first_day, known_now() FROM aggregates WHERE grain = 'day' AND office <> ''
        UNION
        SELECT NULL::uuid, city_prefix, ${chargedTo('')}, filed_on, max(known_at) FROM complaints GROUP BY 2, 3, 4;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX complaints_charged_day, complaints_passed_on;
      ${followRows(COPIES_BEFORE)}
      DROP TABLE metric_definitions, fair_times;
      DELETE FROM deadline_versions WHERE about = 'fair_times';
      ALTER TABLE deadline_versions DROP CONSTRAINT deadline_versions_about, ADD CONSTRAINT deadline_versions_about CHECK
        (about IN ('holidays', 'working_hours', 'deadline_policies'));
    `);
    const aggregates = new DailyAggregates1764000000047();
    await aggregates.down(db);
    await aggregates.up(db);
    await db.query(`
      DROP FUNCTION charged_office_at;
      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS})) NOT VALID;
      ALTER TABLE complaints DROP COLUMN charged_office, DROP COLUMN owner_charged_from, DROP COLUMN passed_on_at, DROP COLUMN followed_status;
      ALTER TABLE complaint_events DROP COLUMN charged_office, DROP COLUMN owner_charged_from, DROP COLUMN passed_on_at;
    `);
  }
}

/**
 * Goes through the histories of complaints that were passed on before, as `src/complaints/core/charge.ts` would have.
 * The fair time of whoever received one was not stored then: a quarter of the time from filing to the due time.
 */
async function chargeWhatWasPassedOn(db: QueryRunner): Promise<void> {
  await db.query(`
    ALTER TABLE complaint_events DISABLE TRIGGER complaint_events_only_grow;
    DO $$
    DECLARE
      complaint record;
      event record;
      owner text;
      charged text;
      charged_from timestamptz(3);
      passed_on timestamptz(3);
      is_owners boolean;
      answered boolean;
      fixes boolean;
    BEGIN
      FOR complaint IN
        SELECT id, filed_at, first_response_due_at AS due_at FROM complaints
        WHERE id IN (SELECT complaint_id FROM complaint_events WHERE kind IN ('transferred', 'refused'))
      LOOP
        owner := NULL; charged := NULL; charged_from := NULL; passed_on := NULL; answered := false;
        FOR event IN SELECT * FROM complaint_events WHERE complaint_id = complaint.id ORDER BY seq LOOP
          IF owner IS NOT NULL THEN
            fixes := event.answers OR answered OR event.at > complaint.due_at;
            IF fixes OR event.owner_office <> owner THEN
              is_owners := charged IS NULL OR charged_from <= least(event.at, complaint.due_at)
                OR (event.answers AND NOT answered AND event.at <= complaint.due_at AND charged_from IS NOT NULL);
              IF is_owners THEN charged := owner; passed_on := event.at; END IF;
              charged_from := CASE WHEN NOT fixes AND event.kind = 'transferred'
                THEN event.at + CASE WHEN complaint.due_at < '2199-12-31' THEN (complaint.due_at - complaint.filed_at) / 4 ELSE interval '2 hours' END END;
              IF charged = event.owner_office AND (is_owners OR NOT fixes) THEN charged := NULL; charged_from := NULL; passed_on := NULL; END IF;
            END IF;
          END IF;
          owner := event.owner_office;
          answered := answered OR event.answers;
          UPDATE complaint_events SET charged_office = charged, owner_charged_from = charged_from, passed_on_at = passed_on
            WHERE complaint_id = complaint.id AND seq = event.seq AND charged IS NOT NULL;
        END LOOP;
        UPDATE complaints SET charged_office = charged, owner_charged_from = charged_from, passed_on_at = passed_on
          WHERE id = complaint.id AND charged IS NOT NULL;
      END LOOP;
    END $$;
    ALTER TABLE complaint_events ENABLE TRIGGER complaint_events_only_grow;
  `);
}

/**
 * Tells complaints that were merged before of the first answer after the merge, as `src/complaints/core/followed.ts` does
 * from now on. It becomes known now: earlier questions are not answered differently.
 */
async function answerWhatWasMerged(db: QueryRunner): Promise<void> {
  await db.query(`
    WITH told AS (
      SELECT DISTINCT ON (merged.id) merged.id, merged.last_event + 1 AS seq, answer.at, answer.actor_office, answer.actor_account,
             CASE WHEN answer.message_public THEN answer.message END AS message, answer.message_public,
             target.number AS target_number, target.status AS followed_status, merged.owner_office,
             CASE WHEN merged.first_responded_at IS NULL AND answer.at <= merged.first_response_due_at
                       AND merged.owner_charged_from IS NOT NULL THEN NULL ELSE nullif(charged_office_at(merged.owner_office, merged.charged_office, merged.owner_charged_from,
                                      least(answer.at, merged.first_response_due_at)), merged.owner_office) END AS charged_office,
             merged.passed_on_at, known_now() AS known_at
      FROM complaints merged
      JOIN complaints target ON target.number = merged.merged_into
      JOIN complaint_events answer ON answer.complaint_id = target.id AND answer.answers AND answer.at >= merged.last_event_at
        AND coalesce(answer.details ->> 'reason', '') NOT IN ('spam', 'test', 'outside_city')
      WHERE merged.status = 'merged'
      ORDER BY merged.id, answer.seq
    ), moved AS (
      UPDATE complaints SET last_event = told.seq, last_event_at = told.at, known_at = told.known_at,
        first_responded_at = coalesce(first_responded_at, told.at), followed_status = told.followed_status,
        resolved_at = CASE WHEN told.followed_status = 'resolved' THEN told.at ELSE resolved_at END,
        charged_office = told.charged_office, owner_charged_from = NULL,
        passed_on_at = CASE WHEN told.charged_office IS NOT NULL THEN told.passed_on_at END
      FROM told WHERE complaints.id = told.id
    )
    INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, actor_office, actor_account, message, message_public,
                                  details, answers, status, owner_office, charged_office, passed_on_at)
    SELECT id, seq, at, known_at, 'followed', actor_office, actor_account, message, message_public,
           jsonb_build_object('into', target_number, 'followedStatus', followed_status), true, 'merged', owner_office, charged_office,
           CASE WHEN charged_office IS NOT NULL THEN passed_on_at END
    FROM told;
  `);
}
