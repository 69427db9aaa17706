import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Offices, the people in them from a day to a day, units, and what each category asks of them. */
export class Officials1764000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE offices (
        code text CONSTRAINT offices_pk PRIMARY KEY,
        position text NOT NULL CONSTRAINT offices_position
          CHECK (position IN ('lurah', 'camat', 'walikota', 'bupati', 'gubernur', 'triage')),
        area_code text CONSTRAINT offices_area_unique UNIQUE CONSTRAINT offices_area_fk REFERENCES areas,
        name text NOT NULL
      );
      COMMENT ON COLUMN offices.code IS 'the code of the area, or "triage"';

      CREATE TABLE people (
        id uuid CONSTRAINT people_pk PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL CONSTRAINT people_email_unique UNIQUE
      );

      CREATE TABLE tenures (
        id uuid CONSTRAINT tenures_pk PRIMARY KEY,
        office_code text NOT NULL CONSTRAINT tenures_office_fk REFERENCES offices,
        person_id uuid NOT NULL CONSTRAINT tenures_person_fk REFERENCES people,
        from_day date NOT NULL,
        until_day date,
        acting boolean NOT NULL DEFAULT false,
        CONSTRAINT tenures_order CHECK (until_day > from_day),
        CONSTRAINT tenures_one_at_a_time EXCLUDE USING gist (office_code WITH =, daterange(from_day, until_day, '[)') WITH &&)
      );
      COMMENT ON COLUMN tenures.until_day IS 'first day no longer in office; null while it lasts';
      CREATE INDEX tenures_person ON tenures (person_id);

      CREATE TABLE units (
        code text CONSTRAINT units_pk PRIMARY KEY,
        name_id text NOT NULL,
        name_en text NOT NULL
      );

      CREATE TABLE categories (
        code text CONSTRAINT categories_pk PRIMARY KEY,
        name_id text NOT NULL,
        name_en text NOT NULL,
        unit_code text CONSTRAINT categories_unit_fk REFERENCES units,
        first_response_hours int NOT NULL CONSTRAINT categories_first_response CHECK (first_response_hours > 0),
        resolution_hours int NOT NULL CONSTRAINT categories_resolution CHECK (resolution_hours > 0),
        place int NOT NULL
      );
      COMMENT ON COLUMN categories.unit_code IS 'the unit that can mend it; null for the kelurahan itself';
      COMMENT ON COLUMN categories.place IS 'order in which categories are listed';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE categories, units, tenures, people, offices');
  }
}
