import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Staff of offices and units, apps with keys of their own, and events that wait to be sealed into the audit trail. */
export class Rights1764000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE postings (
        id uuid CONSTRAINT postings_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT postings_person_fk REFERENCES people,
        office_code text CONSTRAINT postings_office_fk REFERENCES offices,
        unit_code text CONSTRAINT postings_unit_fk REFERENCES units,
        from_day date NOT NULL,
        until_day date,
        CONSTRAINT postings_place CHECK (num_nonnulls(office_code, unit_code) = 1),
        CONSTRAINT postings_order CHECK (until_day > from_day),
        CONSTRAINT postings_once_at_a_time EXCLUDE USING gist (
          person_id WITH =, coalesce(office_code, unit_code) WITH =, daterange(from_day, until_day, '[)') WITH &&)
      );
      COMMENT ON TABLE postings IS 'people on the staff of an office or a unit; several at once';
      COMMENT ON COLUMN postings.until_day IS 'first day no longer on the staff; null while it lasts';

      CREATE TABLE api_clients (
        id uuid CONSTRAINT api_clients_pk PRIMARY KEY,
        name text NOT NULL CONSTRAINT api_clients_name_unique UNIQUE,
        channel text NOT NULL CONSTRAINT api_clients_channel_unique UNIQUE,
        requests_per_minute int CONSTRAINT api_clients_requests_per_minute CHECK (requests_per_minute > 0),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        ended_at timestamptz(3)
      );
      COMMENT ON COLUMN api_clients.requests_per_minute IS 'null where what holds for all holds for it';

      CREATE TABLE api_keys (
        id text CONSTRAINT api_keys_pk PRIMARY KEY,
        client_id uuid NOT NULL CONSTRAINT api_keys_client_fk REFERENCES api_clients,
        hash bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3)
      );
      COMMENT ON COLUMN api_keys.id IS 'the open part of the key';
      COMMENT ON COLUMN api_keys.hash IS 'SHA-256 of its secret part';
      CREATE INDEX api_keys_client ON api_keys (client_id);

      CREATE INDEX complaints_channel_filed ON complaints (channel, filed_at, id);

      CREATE TABLE unsealed_events (
        complaint_id uuid NOT NULL,
        seq int NOT NULL,
        CONSTRAINT unsealed_events_pk PRIMARY KEY (complaint_id, seq)
      );
      COMMENT ON TABLE unsealed_events IS 'events that are not yet part of a seal in the audit trail';
      INSERT INTO unsealed_events SELECT complaint_id, seq FROM complaint_events;
      CREATE FUNCTION unsealed_events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO unsealed_events SELECT complaint_id, seq FROM added;
        RETURN NULL;
      END $$;
      CREATE TRIGGER unsealed_events_follow AFTER INSERT ON complaint_events
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION unsealed_events_follow();

      CREATE TABLE event_seals (
        id uuid CONSTRAINT event_seals_pk PRIMARY KEY,
        complaint_ids uuid[] NOT NULL,
        seqs int[] NOT NULL,
        hashes bytea[] NOT NULL
      );
      COMMENT ON TABLE event_seals IS 'the events that an entry of the audit trail seals, each with its SHA-256; the entry has the SHA-256 of them all';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER unsealed_events_follow ON complaint_events;
      DROP FUNCTION unsealed_events_follow;
      DROP INDEX complaints_channel_filed;
      DROP TABLE event_seals, unsealed_events, api_keys, api_clients, postings;
    `);
  }
}
