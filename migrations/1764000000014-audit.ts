import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who did what: a trail that is only added to, each entry sealed with the hash of the one before it. */
export class Audit1764000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit_entries (
        seq bigint CONSTRAINT audit_entries_pk PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        account_id uuid,
        account text NOT NULL,
        action text NOT NULL,
        subject text NOT NULL,
        details text NOT NULL,
        hash bytea NOT NULL
      );
      COMMENT ON COLUMN audit_entries.account_id IS 'kept when the account is removed, so without a foreign key; null for a command';
      COMMENT ON COLUMN audit_entries.details IS 'JSON, as it was hashed';
      COMMENT ON COLUMN audit_entries.hash IS 'SHA-256 of the hash before it and of all that the entry says';

      CREATE FUNCTION audit_entries_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the audit trail is only added to' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER audit_entries_only_grow BEFORE UPDATE OR DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION audit_entries_only_grow();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE audit_entries; DROP FUNCTION audit_entries_only_grow');
  }
}
