import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The audit trail as a Merkle tree, the signed heads of it that are published, and salts that let an event be shown in part. */
export class PublishedLog1764000000038 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE event_seals ADD COLUMN salts uuid[];
      COMMENT ON COLUMN event_seals.salts IS 'of each hash; null for seals made before there were salts';
      CREATE INDEX event_seals_complaints ON event_seals USING gin (complaint_ids);
      CREATE INDEX audit_entries_seals ON audit_entries (subject) WHERE action = 'events.sealed';

      CREATE TABLE merkle_tiles (
        level smallint NOT NULL,
        index bigint NOT NULL,
        hashes bytea NOT NULL CONSTRAINT merkle_tiles_hashes
          CHECK (length(hashes) % 32 = 0 AND length(hashes) BETWEEN 32 AND 8192),
        CONSTRAINT merkle_tiles_pk PRIMARY KEY (level, index)
      );
      ALTER TABLE merkle_tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;
      COMMENT ON TABLE merkle_tiles IS 'the Merkle tree of the audit trail, 256 hashes to a row; level 0 has the leaves, each next one the roots of full tiles below';

      CREATE TABLE merkle_seals (
        seal_id uuid CONSTRAINT merkle_seals_pk PRIMARY KEY,
        first_leaf bigint NOT NULL
      );
      COMMENT ON TABLE merkle_seals IS 'where in the tree the events of a seal begin';

      CREATE TABLE merkle_progress (
        one boolean DEFAULT true CONSTRAINT merkle_progress_pk PRIMARY KEY CONSTRAINT merkle_progress_one CHECK (one),
        entries bigint NOT NULL,
        leaves bigint NOT NULL
      );
      COMMENT ON TABLE merkle_progress IS 'how many entries of the audit trail are in the tree, and how many leaves it has';
      INSERT INTO merkle_progress (entries, leaves) VALUES (0, 0);

      CREATE TABLE head_keys (
        id text CONSTRAINT head_keys_pk PRIMARY KEY,
        origin text NOT NULL,
        public_key bytea NOT NULL,
        sealed bytea NOT NULL,
        made_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE head_keys IS 'Ed25519 keys that sign heads of the tree; the private half is encrypted';

      CREATE TABLE tree_heads (
        number bigint CONSTRAINT tree_heads_pk PRIMARY KEY,
        size bigint NOT NULL,
        root_hash bytea NOT NULL,
        at timestamptz(3) NOT NULL,
        day date NOT NULL,
        first_of_day boolean NOT NULL,
        note text NOT NULL
      );
      COMMENT ON TABLE tree_heads IS 'every head of the tree that was ever signed';
      COMMENT ON COLUMN tree_heads.day IS 'in the zone of the city';
      COMMENT ON COLUMN tree_heads.note IS 'what was signed, and the signature; all else is a copy of what it says';
      CREATE INDEX tree_heads_of_days ON tree_heads (day) WHERE first_of_day;

      CREATE FUNCTION published_log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'merkle_tiles' THEN
          IF NEW.level = OLD.level AND NEW.index = OLD.index
             AND substring(NEW.hashes FOR length(OLD.hashes)) = OLD.hashes THEN
            RETURN NEW;
          END IF;
        END IF;
        RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
    `);
    for (const table of ['merkle_tiles', 'merkle_seals', 'tree_heads'])
      await db.query(`
        CREATE TRIGGER ${table}_only_grow BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION published_log_only_grows();
        CREATE TRIGGER ${table}_never_emptied BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION published_log_only_grows();
      `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE tree_heads, head_keys, merkle_progress, merkle_seals, merkle_tiles;
      DROP FUNCTION published_log_only_grows;
      DROP INDEX audit_entries_seals, event_seals_complaints;
      ALTER TABLE event_seals DROP COLUMN salts;
    `);
  }
}
