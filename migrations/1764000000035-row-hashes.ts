import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Tables whose rows are hashed into the audit trail, with the columns of their keys. */
const TABLES: Readonly<Record<string, string>> = {
  cities: 'prefix',
  areas: 'code',
  boundaries: 'area_code',
  offices: 'code',
  people: 'id',
  tenures: 'id',
  tenure_versions: 'id',
  postings: 'id',
  units: 'code',
  categories: 'code',
  accounts: 'id',
  api_clients: 'id',
  api_keys: 'id',
  deadline_versions: 'city_prefix,version',
  holidays: 'id',
  working_hours: 'id',
  deadline_policies: 'id',
  retention_policies: 'city_prefix,version',
  erasures: 'id',
  inspections: 'id',
  inspection_seeds: 'month',
};

const ONLY_ADDED_TO = ['event_seals', 'row_hashes', 'inspection_seeds'];
const NEVER_TRUNCATED = [
  ...Object.keys(TABLES).filter((table) => !ONLY_ADDED_TO.includes(table)),
  'complaints',
  'complaint_events',
  'audit_entries',
  'audit_head',
];

/** Changes of rows go into the audit trail by their hashes, and what is only added to cannot be emptied. */
export class RowHashes1764000000035 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE tenure_versions
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT tenure_versions_id_unique UNIQUE;

      -- Both are called with the session's time zone set to UTC: the text of an instant depends on it.
      CREATE FUNCTION row_hash(content jsonb, omitted text[]) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT sha256(convert_to(jsonb_strip_nulls(content - omitted)::text, 'UTF8'))
      $$;
      COMMENT ON FUNCTION row_hash IS 'SHA-256 of a row; a column that is null does not count, so that one can be added later';
      CREATE FUNCTION row_key(content jsonb, columns text[]) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT string_agg(content ->> name, '/' ORDER BY place) FROM unnest(columns) WITH ORDINALITY AS key(name, place)
      $$;

      CREATE TABLE row_changes (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT row_changes_pk PRIMARY KEY,
        xid xid8 NOT NULL,
        table_name text NOT NULL,
        key text NOT NULL,
        before bytea,
        after bytea
      );
      COMMENT ON TABLE row_changes IS 'what a transaction changed, until its entry in the audit trail takes it over; what stays here was changed without an entry';
      COMMENT ON COLUMN row_changes.before IS 'hash of the row before; null where there was none';
      CREATE INDEX row_changes_xid ON row_changes (xid);

      -- A row cannot claim the id of another transaction, so that only its own can record it.
      CREATE FUNCTION row_changes_of_this_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.xid := pg_current_xact_id();
        RETURN NEW;
      END $$;
      CREATE TRIGGER row_changes_of_this_transaction BEFORE INSERT OR UPDATE ON row_changes
        FOR EACH ROW EXECUTE FUNCTION row_changes_of_this_transaction();

      -- It runs with the rights of the owner: temporary tables of a session are looked up last.
      CREATE FUNCTION row_changes_follow() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET TimeZone = 'UTC' AS $$
      DECLARE
        columns text[] := string_to_array(TG_ARGV[0], ',');
        omitted text[] := string_to_array(TG_ARGV[1], ',');
        was jsonb := to_jsonb(OLD);
        became jsonb := to_jsonb(NEW);
        key_was text := row_key(was, columns);
        key_became text := row_key(became, columns);
        hash_was bytea := row_hash(was, omitted);
        hash_became bytea := row_hash(became, omitted);
      BEGIN
        IF hash_was IS NOT DISTINCT FROM hash_became THEN RETURN NULL; END IF;
        IF key_was <> key_became THEN
          INSERT INTO public.row_changes (table_name, key, before) VALUES (TG_TABLE_NAME, key_was, hash_was);
          hash_was := NULL;
        END IF;
        INSERT INTO public.row_changes (table_name, key, before, after)
          VALUES (TG_TABLE_NAME, coalesce(key_became, key_was), hash_was, hash_became);
        RETURN NULL;
      END $$;

      CREATE TABLE row_hashes (
        entry bigint NOT NULL CONSTRAINT row_hashes_entry_fk REFERENCES audit_entries DEFERRABLE INITIALLY DEFERRED,
        table_name text NOT NULL,
        keys text[] NOT NULL,
        befores bytea[] NOT NULL,
        hashes bytea[] NOT NULL,
        CONSTRAINT row_hashes_pk PRIMARY KEY (entry, table_name)
      );
      COMMENT ON TABLE row_hashes IS 'the rows that the action of an entry changed: their hashes before and after; the entry has the SHA-256 of them all';
      CREATE INDEX row_hashes_table ON row_hashes (table_name, entry);

      CREATE TABLE audit_head (
        only_row boolean CONSTRAINT audit_head_pk PRIMARY KEY DEFAULT true CONSTRAINT audit_head_single CHECK (only_row),
        seq bigint NOT NULL,
        hash bytea NOT NULL
      );
      COMMENT ON TABLE audit_head IS 'the last entry of the audit trail: the next one follows it even where it was removed';
      INSERT INTO audit_head (seq, hash)
        SELECT seq, hash FROM audit_entries UNION ALL SELECT 0, decode(repeat('00', 32), 'hex') ORDER BY seq DESC LIMIT 1;

      CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION only_added_to();
      ${ONLY_ADDED_TO.map(
        (table) => `
      CREATE TRIGGER ${table}_only_grow BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION only_added_to();`,
      ).join('')}
      ${[...ONLY_ADDED_TO, ...NEVER_TRUNCATED].map(noTruncate).join('')}
      ${Object.entries(TABLES)
        .map(
          ([table, key]) => `
      CREATE TRIGGER row_changes_follow AFTER INSERT OR UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION row_changes_follow('${key}', '');`,
        )
        .join('')}

      SET LOCAL TimeZone = 'UTC';
      ${Object.entries(TABLES)
        .map(
          ([table, key]) => `
      INSERT INTO row_changes (table_name, key, after)
        SELECT '${table}', row_key(to_jsonb(t), '{${key}}'), row_hash(to_jsonb(t), '{}') FROM ${table} t;`,
        )
        .join('')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${Object.keys(TABLES)
        .map((table) => `DROP TRIGGER row_changes_follow ON ${table};`)
        .join('')}
      ${[...ONLY_ADDED_TO, ...NEVER_TRUNCATED].map((table) => `DROP TRIGGER ${table}_not_emptied ON ${table};`).join('')}
      ${ONLY_ADDED_TO.map((table) => `DROP TRIGGER ${table}_only_grow ON ${table};`).join('')}
      DROP TABLE audit_head, row_hashes, row_changes;
      DROP FUNCTION only_added_to, row_changes_follow, row_changes_of_this_transaction, row_key, row_hash;
      ALTER TABLE tenure_versions DROP COLUMN id;
    `);
  }
}

function noTruncate(table: string): string {
  return `
      CREATE TRIGGER ${table}_not_emptied BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();`;
}
