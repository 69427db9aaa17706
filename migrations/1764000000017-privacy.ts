import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Keys that can be changed, reporters that can be found and erased, words of citizens apart from the history, and those who say "me too". */
export class Privacy1764000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE city_keys (
        name text CONSTRAINT city_keys_pk PRIMARY KEY,
        sealed bytea NOT NULL
      );
      COMMENT ON TABLE city_keys IS 'keys that stay when the sealing key changes, sealed with it';

      ALTER TABLE reporters
        ADD COLUMN phone_hash bytea,
        ADD COLUMN email_hash bytea,
        ADD COLUMN hashed boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN reporters.phone_hash IS 'keyed hash of the phone number in its international form';
      COMMENT ON COLUMN reporters.email_hash IS 'keyed hash of the e-mail address in lower case';
      COMMENT ON COLUMN reporters.hashed IS 'false where it was stored before there were hashes: reporters reseal makes them';
      CREATE INDEX reporters_phone ON reporters (phone_hash) WHERE phone_hash IS NOT NULL;
      CREATE INDEX reporters_email ON reporters (email_hash) WHERE email_hash IS NOT NULL;

      ALTER TABLE idempotency_keys ADD COLUMN complaint_number text;
      COMMENT ON COLUMN idempotency_keys.complaint_number IS 'the complaint that the answer is about, and with whose citizen it is erased';
      COMMENT ON COLUMN idempotency_keys.answer IS 'the first answer, encrypted with the key of the city; null once erased';
      CREATE INDEX idempotency_keys_complaint ON idempotency_keys (complaint_number) WHERE complaint_number IS NOT NULL;

      -- What a citizen says is theirs and can be erased; that they said something is history and stays.
      CREATE TABLE complaint_words (
        complaint_id uuid NOT NULL,
        seq int NOT NULL,
        words text NOT NULL,
        CONSTRAINT complaint_words_pk PRIMARY KEY (complaint_id, seq),
        CONSTRAINT complaint_words_event_fk FOREIGN KEY (complaint_id, seq) REFERENCES complaint_events ON DELETE CASCADE
      );
      COMMENT ON TABLE complaint_words IS 'what a citizen said with an event of the history';
      INSERT INTO complaint_words
        SELECT complaint_id, seq, message FROM complaint_events WHERE actor_office IS NULL AND message IS NOT NULL;
      ALTER TABLE complaint_events DISABLE TRIGGER complaint_events_only_grow;
      UPDATE complaint_events SET message = NULL WHERE actor_office IS NULL AND message IS NOT NULL;
      ALTER TABLE complaint_events ENABLE TRIGGER complaint_events_only_grow;

      CREATE TABLE retention_policies (
        city_prefix text NOT NULL CONSTRAINT retention_policies_city_fk REFERENCES cities,
        version int NOT NULL CONSTRAINT retention_policies_counted CHECK (version > 0),
        months int NOT NULL CONSTRAINT retention_policies_months CHECK (months BETWEEN 1 AND 600),
        source text NOT NULL,
        made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT retention_policies_pk PRIMARY KEY (city_prefix, version)
      );
      COMMENT ON TABLE retention_policies IS 'how long after its end a complaint keeps its citizen''s data; the last version is in force';
      COMMENT ON COLUMN retention_policies.source IS 'the decree or reason, in the words of who made it';

      CREATE TABLE erasures (
        id uuid CONSTRAINT erasures_pk PRIMARY KEY,
        complaint_id uuid NOT NULL,
        number text NOT NULL,
        at timestamptz(3) NOT NULL,
        kinds text[] NOT NULL,
        why text NOT NULL CONSTRAINT erasures_why CHECK (why IN ('policy', 'request')),
        by_whom text NOT NULL,
        account_id uuid
      );
      COMMENT ON TABLE erasures IS 'what of citizens'' data was erased, never the data';
      COMMENT ON COLUMN erasures.by_whom IS 'policy, citizen, command, or the account as it was shown then';
      CREATE INDEX erasures_newest ON erasures (at, id);
      CREATE INDEX erasures_complaint ON erasures (complaint_id);
      CREATE FUNCTION erasures_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the ledger of erasures is only added to' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER erasures_only_grow BEFORE UPDATE OR DELETE ON erasures
        FOR EACH ROW EXECUTE FUNCTION erasures_only_grow();

      CREATE TABLE unfinished_erasures (
        complaint_id uuid CONSTRAINT unfinished_erasures_pk PRIMARY KEY
          CONSTRAINT unfinished_erasures_complaint_fk REFERENCES complaints ON DELETE CASCADE,
        why text NOT NULL,
        by_whom text NOT NULL,
        account_id uuid
      );
      COMMENT ON TABLE unfinished_erasures IS 'complaints without a citizen: where they are is needed to mend what is broken, and goes once they have ended; so do those who said "me too" since';
      CREATE INDEX complaints_to_erase ON complaints (city_prefix, last_event_at)
        WHERE status IN ('closed', 'rejected', 'merged') AND tracking_secret_hash <> '' AND NOT demo;
      COMMENT ON COLUMN complaints.tracking_secret_hash IS 'empty where it is nobody''s: imported, or its citizen erased';

      CREATE TABLE supporters (
        id uuid CONSTRAINT supporters_pk PRIMARY KEY,
        complaint_id uuid NOT NULL CONSTRAINT supporters_complaint_fk REFERENCES complaints ON DELETE CASCADE,
        at timestamptz(3) NOT NULL,
        counted boolean NOT NULL,
        secret_hash bytea,
        sealed bytea,
        phone_hash bytea,
        email_hash bytea,
        address_hash bytea,
        withdrawn_at timestamptz(3),
        CONSTRAINT supporters_withdrawn CHECK (withdrawn_at IS NULL OR NOT counted)
      );
      COMMENT ON TABLE supporters IS 'those who said "me too"; no complaint of theirs is counted';
      COMMENT ON COLUMN supporters.counted IS 'the first of one person, who is not the one who filed';
      COMMENT ON COLUMN supporters.sealed IS 'how to reach them, where they said so, encrypted with the key of the city';
      COMMENT ON COLUMN supporters.address_hash IS 'keyed hash of the network address and the complaint: so many from one address and no more';
      CREATE INDEX supporters_complaint ON supporters (complaint_id);
      CREATE INDEX supporters_counted ON supporters (complaint_id) WHERE counted;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE supporters, unfinished_erasures, erasures, retention_policies;
      DROP FUNCTION erasures_only_grow;
      DROP INDEX complaints_to_erase;
      ALTER TABLE complaint_events DISABLE TRIGGER complaint_events_only_grow;
      UPDATE complaint_events e SET message = words FROM complaint_words w
        WHERE w.complaint_id = e.complaint_id AND w.seq = e.seq;
      ALTER TABLE complaint_events ENABLE TRIGGER complaint_events_only_grow;
      DROP TABLE complaint_words;
      ALTER TABLE idempotency_keys DROP COLUMN complaint_number;
      ALTER TABLE reporters DROP COLUMN phone_hash, DROP COLUMN email_hash, DROP COLUMN hashed;
      DROP TABLE city_keys;
    `);
  }
}
