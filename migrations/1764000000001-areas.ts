import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Cities, their areas, the boundaries of the kelurahan, and a counter that tells processes to read them anew. */
export class Areas1764000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE cities (
        prefix text CONSTRAINT cities_pk PRIMARY KEY CONSTRAINT cities_prefix_form CHECK (prefix ~ '^[A-Z]{2,5}$'),
        root_code text NOT NULL,
        name text NOT NULL,
        time_zone text NOT NULL,
        loaded_at timestamptz(3) NOT NULL DEFAULT now()
      );
      CREATE TABLE areas (
        code text CONSTRAINT areas_pk PRIMARY KEY,
        level text NOT NULL CONSTRAINT areas_level CHECK (level IN ('province', 'city', 'kecamatan', 'kelurahan')),
        parent_code text CONSTRAINT areas_parent_fk REFERENCES areas DEFERRABLE INITIALLY DEFERRED,
        name text NOT NULL,
        city_prefix text NOT NULL CONSTRAINT areas_city_fk REFERENCES cities
      );
      CREATE INDEX areas_parent ON areas (parent_code);
      ALTER TABLE cities ADD CONSTRAINT cities_root_fk FOREIGN KEY (root_code) REFERENCES areas DEFERRABLE INITIALLY DEFERRED;

      CREATE TABLE boundaries (
        area_code text CONSTRAINT boundaries_pk PRIMARY KEY CONSTRAINT boundaries_area_fk REFERENCES areas,
        polygons jsonb NOT NULL,
        source text NOT NULL,
        imported_at timestamptz(3) NOT NULL
      );
      COMMENT ON COLUMN boundaries.polygons IS 'coordinates of a GeoJSON MultiPolygon, WGS84';

      CREATE TABLE areas_revision (
        only_row boolean CONSTRAINT areas_revision_pk PRIMARY KEY DEFAULT true CONSTRAINT areas_revision_single CHECK (only_row),
        revision bigint NOT NULL
      );
      INSERT INTO areas_revision (revision) VALUES (0);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE areas_revision, boundaries;
      ALTER TABLE cities DROP CONSTRAINT cities_root_fk;
      DROP TABLE areas, cities;
    `);
  }
}
