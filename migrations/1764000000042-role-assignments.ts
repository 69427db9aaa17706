import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The first city that was loaded: desks belonged to none before, and each gets one city, never several. */
const FIRST_CITY = 'SELECT prefix FROM cities ORDER BY loaded_at, prefix LIMIT 1';

/** Desks belong to a city, from a day to a day, and accounts can be closed. */
export class RoleAssignments1764000000042 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE role_assignments (
        id uuid CONSTRAINT role_assignments_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT role_assignments_account_fk REFERENCES accounts ON DELETE CASCADE,
        role text NOT NULL CONSTRAINT role_assignments_role CHECK (role IN ('administrator', 'communications', 'triage')),
        city_prefix text NOT NULL CONSTRAINT role_assignments_city_fk REFERENCES cities,
        from_day date NOT NULL,
        until_day date,
        CONSTRAINT role_assignments_order CHECK (until_day > from_day),
        CONSTRAINT role_assignments_once_at_a_time EXCLUDE USING gist (
          account_id WITH =, role WITH =, daterange(from_day, until_day, '[)') WITH &&)
      );
      COMMENT ON TABLE role_assignments IS 'desks of a city that an account has, from a day to a day; one role in one city at a time';
      COMMENT ON COLUMN role_assignments.until_day IS 'first day no longer; null while it lasts';

      INSERT INTO role_assignments (id, account_id, role, city_prefix, from_day)
      SELECT gen_random_uuid(), a.id, CASE a.kind WHEN 'office' THEN 'triage' ELSE a.kind END, city.prefix,
             (coalesce(opened.at, now()) AT TIME ZONE city.time_zone)::date
      FROM accounts a
      JOIN cities city ON city.prefix = (${FIRST_CITY})
      LEFT JOIN LATERAL (
        SELECT min(at) AS at FROM audit_entries WHERE action = 'account.opened' AND subject = a.id::text
      ) opened ON true
      WHERE a.kind IN ('administrator', 'communications') OR a.office_code = 'triage';

      ALTER TABLE accounts DROP CONSTRAINT accounts_kind, DROP CONSTRAINT accounts_subject;
      UPDATE accounts SET kind = 'desk', office_code = NULL
      WHERE kind IN ('administrator', 'communications') OR office_code = 'triage';
      ALTER TABLE accounts
        ADD COLUMN closed_at timestamptz(3),
        ADD COLUMN closed_why text,
        ADD CONSTRAINT accounts_kind CHECK (kind IN ('desk', 'office', 'unit', 'person')),
        ADD CONSTRAINT accounts_subject CHECK (
          (kind = 'office') = (office_code IS NOT NULL)
          AND (kind = 'unit') = (unit_code IS NOT NULL)
          AND (kind = 'person') = (person_id IS NOT NULL)),
        ADD CONSTRAINT accounts_closed CHECK ((closed_at IS NULL) = (closed_why IS NULL));

      ALTER TABLE postings
        ADD COLUMN city_prefix text CONSTRAINT postings_city_fk REFERENCES cities,
        ADD CONSTRAINT postings_city CHECK (city_prefix IS NULL OR office_code = 'triage');
      COMMENT ON COLUMN postings.city_prefix IS 'whose triage desk it is; kelurahan lie in a city, and units in none';
      UPDATE postings SET city_prefix = (${FIRST_CITY}) WHERE office_code = 'triage';

      CREATE INDEX complaints_triage_inbox ON complaints (city_prefix, next_due_at, id)
        WHERE owner_office = 'triage' AND next_due_at IS NOT NULL;
      CREATE INDEX audit_entries_sign_ins ON audit_entries (account_id, at) WHERE action = 'session.began';
    `);
  }

  /** An account that is closed, or whose desk is over, goes: it would be open again. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX audit_entries_sign_ins, complaints_triage_inbox;
      ALTER TABLE postings DROP COLUMN city_prefix;
      ALTER TABLE accounts DROP CONSTRAINT accounts_kind, DROP CONSTRAINT accounts_subject;
      DELETE FROM accounts a WHERE closed_at IS NOT NULL OR kind = 'desk' AND NOT EXISTS (
        SELECT FROM role_assignments r WHERE r.account_id = a.id AND (r.until_day IS NULL OR r.until_day > current_date));
      UPDATE accounts a SET kind = CASE r.role WHEN 'triage' THEN 'office' ELSE r.role END,
        office_code = CASE r.role WHEN 'triage' THEN 'triage' END
      FROM role_assignments r
      WHERE a.kind = 'desk' AND r.account_id = a.id AND (r.until_day IS NULL OR r.until_day > current_date);
      ALTER TABLE accounts
        DROP COLUMN closed_at,
        DROP COLUMN closed_why,
        ADD CONSTRAINT accounts_kind CHECK (kind IN ('administrator', 'communications', 'office', 'unit', 'person')),
        ADD CONSTRAINT accounts_subject CHECK (
          (kind = 'office') = (office_code IS NOT NULL)
          AND (kind = 'unit') = (unit_code IS NOT NULL)
          AND (kind = 'person') = (person_id IS NOT NULL));
      DROP TABLE role_assignments;
    `);
  }
}
