import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The rules that due times are computed by, of every city and in every version. */
export class Deadlines1764000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE deadline_versions (
        city_prefix text NOT NULL CONSTRAINT deadline_versions_city_fk REFERENCES cities,
        version int NOT NULL CONSTRAINT deadline_versions_counted CHECK (version > 0),
        about text NOT NULL CONSTRAINT deadline_versions_about CHECK
          (about IN ('holidays', 'working_hours', 'deadline_policies')),
        source text NOT NULL,
        made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT deadline_versions_pk PRIMARY KEY (city_prefix, version)
      );
      COMMENT ON TABLE deadline_versions IS 'a rule is in force from the version added_in until removed_in';
      COMMENT ON COLUMN deadline_versions.about IS 'the table it changed';
      COMMENT ON COLUMN deadline_versions.source IS 'the decree or reason, in the words of who made it';

      CREATE TABLE holidays (
        id uuid CONSTRAINT holidays_pk PRIMARY KEY,
        city_prefix text NOT NULL,
        day date NOT NULL,
        kind text NOT NULL CONSTRAINT holidays_kind CHECK (kind IN ('national', 'cuti_bersama', 'election', 'local')),
        name_id text NOT NULL,
        name_en text NOT NULL,
        ${versioned('holidays')}
      );
      CREATE UNIQUE INDEX holidays_in_force ON holidays (city_prefix, day) WHERE removed_in IS NULL;

      CREATE TABLE working_hours (
        id uuid CONSTRAINT working_hours_pk PRIMARY KEY,
        city_prefix text NOT NULL,
        weekday int NOT NULL CONSTRAINT working_hours_weekday CHECK (weekday BETWEEN 1 AND 7),
        opens text NOT NULL CONSTRAINT working_hours_opens CHECK (opens ~ '^([01]\\d|2[0-3]):[0-5]\\d$'),
        closes text NOT NULL CONSTRAINT working_hours_closes CHECK (closes ~ '^([01]\\d|2[0-3]):[0-5]\\d$'),
        ${versioned('working_hours')},
        CONSTRAINT working_hours_close_after_opening CHECK (closes > opens)
      );
      COMMENT ON COLUMN working_hours.weekday IS '1 Monday to 7 Sunday; a weekday without a row is off';
      CREATE UNIQUE INDEX working_hours_in_force ON working_hours (city_prefix, weekday) WHERE removed_in IS NULL;

      CREATE TABLE deadline_policies (
        id uuid CONSTRAINT deadline_policies_pk PRIMARY KEY,
        city_prefix text NOT NULL,
        category_code text CONSTRAINT deadline_policies_category_fk REFERENCES categories,
        channel text,
        first_response int NOT NULL CONSTRAINT deadline_policies_first_response CHECK (first_response > 0),
        first_response_in text NOT NULL CONSTRAINT deadline_policies_first_response_in CHECK
          (first_response_in IN ('calendar_hours', 'working_days')),
        resolution int NOT NULL CONSTRAINT deadline_policies_resolution CHECK (resolution > 0),
        resolution_in text NOT NULL CONSTRAINT deadline_policies_resolution_in CHECK
          (resolution_in IN ('calendar_hours', 'working_days')),
        ${versioned('deadline_policies')},
        CONSTRAINT deadline_policies_about_something CHECK (num_nonnulls(category_code, channel) > 0)
      );
      CREATE UNIQUE INDEX deadline_policies_in_force
        ON deadline_policies (city_prefix, coalesce(category_code, ''), coalesce(channel, '')) WHERE removed_in IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE deadline_policies, working_hours, holidays, deadline_versions');
  }
}

function versioned(table: string): string {
  return `
        added_in int NOT NULL,
        removed_in int,
        CONSTRAINT ${table}_added_fk FOREIGN KEY (city_prefix, added_in) REFERENCES deadline_versions,
        CONSTRAINT ${table}_removed_fk FOREIGN KEY (city_prefix, removed_in) REFERENCES deadline_versions,
        CONSTRAINT ${table}_removed_after_added CHECK (removed_in > added_in)`;
}
