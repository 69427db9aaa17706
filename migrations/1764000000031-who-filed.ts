import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What tells nobody who filed: supports that all count alike, channels that belong to their clients, and the addresses that filings came from. */
export class WhoFiled1764000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The public count moves alike for every support, or it would tell whose contact was given. The index goes with the column.
      ALTER TABLE supporters DROP COLUMN counted,
        ADD COLUMN hashed boolean NOT NULL DEFAULT true;
      UPDATE supporters SET hashed = false WHERE email_hash IS NOT NULL;
      COMMENT ON COLUMN supporters.hashed IS 'false where the hashes were made by an earlier rule: they are made anew';
      CREATE INDEX supporters_counted ON supporters (complaint_id) WHERE withdrawn_at IS NULL;

      UPDATE reporters SET hashed = false WHERE email_hash IS NOT NULL;
      CREATE INDEX supporters_unhashed ON supporters (id) WHERE NOT hashed;
      CREATE INDEX reporters_unhashed ON reporters (complaint_id) WHERE NOT hashed;
      COMMENT ON COLUMN reporters.email_hash IS 'keyed hash of the e-mail address in lower case, without its +tag';
      COMMENT ON COLUMN reporters.hashed IS 'false where the hashes are missing or were made by an earlier rule: they are made anew';

      CREATE TABLE support_hours (
        complaint_id uuid NOT NULL CONSTRAINT support_hours_complaint_fk REFERENCES complaints ON DELETE CASCADE,
        hour timestamptz(0) NOT NULL,
        accepted int NOT NULL DEFAULT 0,
        refused boolean NOT NULL DEFAULT false,
        CONSTRAINT support_hours_pk PRIMARY KEY (complaint_id)
      );
      COMMENT ON TABLE support_hours IS 'how often a complaint was supported in the last hour in which it was, whoever did';
      COMMENT ON COLUMN support_hours.refused IS 'the audit trail says that supports of this hour were refused';

      ALTER TABLE complaints ADD COLUMN external_bound boolean NOT NULL DEFAULT true;
      COMMENT ON COLUMN complaints.external_bound IS 'false where the external id was claimed by a stranger, before channels belonged to their clients: it binds nobody';
      -- Ids that were filed have a key for ever, imported ones have none. Of those filed, a client's are the ones since its channel is its own.
      WITH strangers AS (
        SELECT c.id, k.key_hash
        FROM complaints c
        JOIN idempotency_keys k ON k.used_at = 'infinity'
          AND k.key_hash = sha256(convert_to('["external",' || to_json(c.channel) || ',' || to_json(c.external_id) || ']', 'UTF8'))
        WHERE c.external_id IS NOT NULL AND NOT EXISTS (
          SELECT FROM api_clients a WHERE a.channel = c.channel AND a.created_at + interval '5 seconds' < c.filed_at)
      ), freed AS (
        DELETE FROM idempotency_keys WHERE key_hash IN (SELECT key_hash FROM strangers)
      )
      UPDATE complaints SET external_bound = false WHERE id IN (SELECT id FROM strangers);
      DROP INDEX complaints_external_unique;
      CREATE UNIQUE INDEX complaints_external_unique ON complaints (channel, external_id) WHERE external_id IS NOT NULL AND external_bound;

      CREATE TABLE filing_addresses (
        complaint_id uuid CONSTRAINT filing_addresses_pk PRIMARY KEY
          CONSTRAINT filing_addresses_complaint_fk REFERENCES complaints ON DELETE CASCADE,
        address_hash bytea NOT NULL,
        filed_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE filing_addresses IS 'what the public filed from one network address; forgotten after 90 days, or with the citizen';
      COMMENT ON COLUMN filing_addresses.address_hash IS 'keyed hash of the network address';
      CREATE INDEX filing_addresses_same ON filing_addresses (address_hash);
      CREATE INDEX filing_addresses_filed ON filing_addresses (filed_at);
      CREATE INDEX complaints_called_fake ON complaints (last_event_at)
        WHERE status = 'rejected' AND rejection_reason IN ('spam', 'test');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX complaints_called_fake, reporters_unhashed;
      DROP TABLE filing_addresses, support_hours;
      DROP INDEX complaints_external_unique;
      UPDATE complaints SET external_id = NULL WHERE NOT external_bound;
      CREATE UNIQUE INDEX complaints_external_unique ON complaints (channel, external_id) WHERE external_id IS NOT NULL;
      ALTER TABLE complaints DROP COLUMN external_bound;
      DROP INDEX supporters_counted;
      ALTER TABLE supporters DROP COLUMN hashed, ADD COLUMN counted boolean;
      UPDATE supporters SET counted = withdrawn_at IS NULL;
      ALTER TABLE supporters ALTER COLUMN counted SET NOT NULL,
        ADD CONSTRAINT supporters_withdrawn CHECK (withdrawn_at IS NULL OR NOT counted);
      CREATE INDEX supporters_counted ON supporters (complaint_id) WHERE counted;
    `);
  }
}
