import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Complaints, the history that is only added to, and the reporters apart from both. */
export class Complaints1764000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE complaints (
        id uuid CONSTRAINT complaints_pk PRIMARY KEY,
        number text NOT NULL CONSTRAINT complaints_number_unique UNIQUE,
        tracking_secret_hash bytea NOT NULL,
        city_prefix text NOT NULL CONSTRAINT complaints_city_fk REFERENCES cities,
        category_code text NOT NULL CONSTRAINT complaints_category_fk REFERENCES categories,
        channel text NOT NULL,
        external_id text,
        description text NOT NULL,
        lat double precision,
        lng double precision,
        address text,
        stated_kelurahan text CONSTRAINT complaints_stated_kelurahan_fk REFERENCES areas,
        filed_at timestamptz(3) NOT NULL,
        first_response_due_at timestamptz(3) NOT NULL,
        resolution_due_at timestamptz(3) NOT NULL,
        status text NOT NULL,
        owner_office text CONSTRAINT complaints_owner_fk REFERENCES offices,
        unit_code text CONSTRAINT complaints_unit_fk REFERENCES units,
        first_responded_at timestamptz(3),
        resolved_at timestamptz(3),
        rejection_reason text,
        last_event int NOT NULL,
        last_event_at timestamptz(3) NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        next_due_at timestamptz(3) GENERATED ALWAYS AS (
          CASE WHEN status IN ('waiting', 'in_progress', 'coordinating')
            THEN CASE WHEN first_responded_at IS NULL THEN first_response_due_at ELSE resolution_due_at END
          END
        ) STORED,
        CONSTRAINT complaints_status CHECK (status IN
          ('received', 'waiting', 'in_progress', 'coordinating', 'resolved', 'closed', 'rejected', 'merged')),
        CONSTRAINT complaints_owned_once_routed CHECK ((status = 'received') = (owner_office IS NULL)),
        CONSTRAINT complaints_location_whole CHECK ((lat IS NULL) = (lng IS NULL)),
        CONSTRAINT complaints_placed CHECK (num_nonnulls(lat, stated_kelurahan, address) > 0)
      );
      COMMENT ON COLUMN complaints.next_due_at IS 'what is due next while it is open: the first response, then the resolution';
      CREATE INDEX complaints_filed ON complaints (filed_at, id);
      CREATE INDEX complaints_pending ON complaints (filed_at) WHERE status = 'received';
      CREATE INDEX complaints_inbox ON complaints (owner_office, next_due_at, id) WHERE next_due_at IS NOT NULL;
      CREATE INDEX complaints_unit_inbox ON complaints (unit_code, next_due_at, id) WHERE next_due_at IS NOT NULL;
      CREATE INDEX complaints_owner_filed ON complaints (owner_office, filed_at, id);
      CREATE INDEX complaints_demo ON complaints (id) WHERE demo;

      CREATE TABLE complaint_events (
        complaint_id uuid NOT NULL CONSTRAINT complaint_events_complaint_fk REFERENCES complaints,
        seq int NOT NULL CONSTRAINT complaint_events_seq CHECK (seq > 0),
        at timestamptz(3) NOT NULL,
        kind text NOT NULL CONSTRAINT complaint_events_kind CHECK (kind IN
          ('filed', 'routed', 'responded', 'coordinated', 'resolved', 'refused', 'rejected', 'transferred')),
        actor_office text CONSTRAINT complaint_events_office_fk REFERENCES offices,
        actor_account uuid,
        message text,
        details jsonb NOT NULL DEFAULT '{}',
        message_public boolean NOT NULL DEFAULT false,
        answers boolean NOT NULL DEFAULT false,
        status text NOT NULL,
        owner_office text,
        CONSTRAINT complaint_events_pk PRIMARY KEY (complaint_id, seq)
      );
      COMMENT ON COLUMN complaint_events.message_public IS 'the public may read the message; that the event happened is always public';
      COMMENT ON COLUMN complaint_events.answers IS 'a public answer by the responsible office: what counts as a response';
      COMMENT ON COLUMN complaint_events.status IS 'status and owner after the event, so that the past can be read from its last event';
      COMMENT ON COLUMN complaint_events.actor_account IS 'kept when the account is removed, so without a foreign key';

      CREATE FUNCTION complaint_events_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM complaints WHERE id = OLD.complaint_id AND demo) THEN
          RETURN OLD;
        END IF;
        RAISE EXCEPTION 'the history of a complaint is only added to' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER complaint_events_only_grow BEFORE UPDATE OR DELETE ON complaint_events
        FOR EACH ROW EXECUTE FUNCTION complaint_events_only_grow();

      CREATE TABLE reporters (
        complaint_id uuid CONSTRAINT reporters_pk PRIMARY KEY CONSTRAINT reporters_complaint_fk REFERENCES complaints,
        sealed bytea NOT NULL
      );
      COMMENT ON COLUMN reporters.sealed IS 'name, e-mail and phone, encrypted with the key of the city';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE reporters, complaint_events, complaints;
      DROP FUNCTION complaint_events_only_grow;
    `);
  }
}
