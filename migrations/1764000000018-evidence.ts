import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KINDS = `'filed', 'routed', 'responded', 'coordinated', 'resolved', 'refused', 'rejected', 'transferred',
  'added', 'confirmed', 'contested', 'closed', 'withdrawn'`;

/** Photos, which complaint each belongs to, which categories need them, and the closures drawn for inspection. */
export class Evidence1764000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE categories ADD COLUMN evidence_required boolean NOT NULL DEFAULT false,
        ADD COLUMN evidence_within_metres int NOT NULL DEFAULT 200
          CONSTRAINT categories_evidence_within CHECK (evidence_within_metres > 0);
      COMMENT ON COLUMN categories.evidence_required IS 'a resolution needs a photo that shows it';
      COMMENT ON COLUMN categories.evidence_within_metres IS 'a photo taken farther from the place is doubtful';

      CREATE TABLE photo_files (
        id uuid CONSTRAINT photo_files_pk PRIMARY KEY,
        begun_at timestamptz(3) NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE photo_files IS 'what the store may hold files of; noted before they are written, removed after they are';
      CREATE INDEX photo_files_begun ON photo_files (begun_at);

      -- Which hashes are within 7 bits of each other can be found by these: split into four, one part differs by at most one bit.
      CREATE FUNCTION picture_parts(hash bigint) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT ARRAY[(hash >> 48 & 65535)::int, 65536 + (hash >> 32 & 65535)::int, 131072 + (hash >> 16 & 65535)::int, 196608 + (hash & 65535)::int]
      $$;

      CREATE TABLE photos (
        id uuid CONSTRAINT photos_pk PRIMARY KEY,
        uploaded_at timestamptz(3) NOT NULL,
        width int NOT NULL,
        height int NOT NULL,
        content_hash bytea NOT NULL,
        picture_hash bigint NOT NULL,
        sealed bytea,
        erased_at timestamptz(3),
        CONSTRAINT photos_sealed_until_erased CHECK ((sealed IS NULL) = (erased_at IS NOT NULL))
      );
      COMMENT ON COLUMN photos.content_hash IS 'SHA-256 of the file as it was sent';
      COMMENT ON COLUMN photos.picture_hash IS 'perceptual hash of 64 bits';
      COMMENT ON COLUMN photos.sealed IS 'when and where the file says it was taken, encrypted with the key of the city';
      CREATE INDEX photos_uploaded ON photos (uploaded_at);
      CREATE INDEX photos_content ON photos USING hash (content_hash);
      CREATE INDEX photos_alike ON photos USING gin (picture_parts(picture_hash));

      CREATE FUNCTION photos_stay_as_taken() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.erased_at IS NULL
          -- Erased, or sealed anew with another key, whose id stands in the first five bytes.
          AND (NEW.erased_at IS NOT NULL AND NEW.sealed IS NULL
            OR NEW.erased_at IS NULL AND substring(NEW.sealed FOR 5) <> substring(OLD.sealed FOR 5))
          AND (NEW.id, NEW.uploaded_at, NEW.width, NEW.height, NEW.content_hash, NEW.picture_hash)
            = (OLD.id, OLD.uploaded_at, OLD.width, OLD.height, OLD.content_hash, OLD.picture_hash) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'what is known of a photo does not change' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER photos_stay_as_taken BEFORE UPDATE ON photos FOR EACH ROW EXECUTE FUNCTION photos_stay_as_taken();

      CREATE TABLE photo_uses (
        photo_id uuid CONSTRAINT photo_uses_pk PRIMARY KEY CONSTRAINT photo_uses_photo_fk REFERENCES photos,
        complaint_id uuid NOT NULL CONSTRAINT photo_uses_complaint_fk REFERENCES complaints ON DELETE CASCADE,
        event_seq int NOT NULL,
        place int NOT NULL,
        sent_by text NOT NULL CONSTRAINT photo_uses_sent_by CHECK (sent_by IN ('citizen', 'office', 'inspection'))
      );
      COMMENT ON TABLE photo_uses IS 'which event of which complaint a photo belongs to; one at most';
      CREATE INDEX photo_uses_complaint ON photo_uses (complaint_id, event_seq);

      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS}, 'inspected'));
      CREATE INDEX complaint_events_doubtful ON complaint_events (at, complaint_id) WHERE kind = 'resolved' AND details ? 'doubts';

      CREATE TABLE inspection_seeds (
        month text CONSTRAINT inspection_seeds_pk PRIMARY KEY,
        seed bytea NOT NULL
      );
      COMMENT ON TABLE inspection_seeds IS 'what the closures of a month are drawn with; published once it is over';

      CREATE TABLE inspections (
        id uuid CONSTRAINT inspections_pk PRIMARY KEY,
        complaint_id uuid NOT NULL CONSTRAINT inspections_complaint_fk REFERENCES complaints ON DELETE CASCADE,
        event_seq int NOT NULL,
        month text NOT NULL,
        closed_at timestamptz(3) NOT NULL,
        outcome text CONSTRAINT inspections_outcome CHECK (outcome IN ('done', 'not_done')),
        inspected_at timestamptz(3),
        CONSTRAINT inspections_closure_unique UNIQUE (complaint_id, event_seq),
        CONSTRAINT inspections_outcome_dated CHECK ((outcome IS NULL) = (inspected_at IS NULL))
      );
      COMMENT ON COLUMN inspections.event_seq IS 'the event that said it was done';
      CREATE INDEX inspections_closed ON inspections (closed_at, id);
      CREATE INDEX inspections_month ON inspections (month);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE inspections, inspection_seeds, photo_uses, photos, photo_files;
      DROP FUNCTION photos_stay_as_taken;
      DROP FUNCTION picture_parts;
      DROP INDEX complaint_events_doubtful;
      ALTER TABLE complaint_events DROP CONSTRAINT complaint_events_kind,
        ADD CONSTRAINT complaint_events_kind CHECK (kind IN (${KINDS}));
      ALTER TABLE categories DROP COLUMN evidence_required, DROP COLUMN evidence_within_metres;
    `);
  }
}
