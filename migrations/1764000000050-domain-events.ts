import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Every event of a complaint gets a position in one order that never changes, and subscribers with positions of their
 * own follow it. The hash chain of the audit trail becomes the first subscriber: it had a table of events to hash.
 */
export class DomainEvents1764000000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE published_events (
        position bigint CONSTRAINT published_events_pk PRIMARY KEY,
        complaint_id uuid NOT NULL,
        seq int NOT NULL,
        CONSTRAINT published_events_event_unique UNIQUE (complaint_id, seq)
      );
      COMMENT ON TABLE published_events IS 'the events of all complaints in one order; positions become visible in their order';
      CREATE TABLE event_subscriptions (
        name text CONSTRAINT event_subscriptions_pk PRIMARY KEY,
        position bigint NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN event_subscriptions.position IS 'the last published event that the subscriber has handled';

      INSERT INTO published_events (position, complaint_id, seq)
        SELECT row_number() OVER (ORDER BY u.seq IS NOT NULL, e.known_at, e.complaint_id, e.seq), e.complaint_id, e.seq
        FROM complaint_events e LEFT JOIN unsealed_events u USING (complaint_id, seq);
      INSERT INTO event_subscriptions (name, position)
        SELECT 'hash-chain', count(*) - (SELECT count(*) FROM unsealed_events) FROM published_events;
      DELETE FROM unsealed_events;

      ALTER TABLE unsealed_events RENAME TO unpublished_events;
      ALTER TABLE unpublished_events RENAME CONSTRAINT unsealed_events_pk TO unpublished_events_pk;
      COMMENT ON TABLE unpublished_events IS 'events that have no position yet';
      CREATE FUNCTION unpublished_events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO unpublished_events SELECT complaint_id, seq FROM added;
        RETURN NULL;
      END $$;
      DROP TRIGGER unsealed_events_follow ON complaint_events;
      DROP FUNCTION unsealed_events_follow;
      CREATE TRIGGER unpublished_events_follow AFTER INSERT ON complaint_events
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION unpublished_events_follow();

      -- A row that is not hashed yet will be hashed as it is then. The hash chain locks its subscription while it works.
      CREATE OR REPLACE FUNCTION is_hashed(complaint uuid, event int) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM complaints WHERE id = complaint AND demo;
        IF FOUND THEN RETURN false; END IF;
        PERFORM FROM event_subscriptions WHERE name = 'hash-chain' FOR SHARE;
        PERFORM FROM unpublished_events WHERE complaint_id = complaint AND seq = event;
        IF FOUND THEN RETURN false; END IF;
        PERFORM FROM published_events p JOIN event_subscriptions s ON s.name = 'hash-chain' AND p.position > s.position
          WHERE p.complaint_id = complaint AND p.seq = event;
        RETURN NOT FOUND;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION is_hashed(complaint uuid, event int) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM complaints WHERE id = complaint AND demo;
        IF FOUND THEN RETURN false; END IF;
        PERFORM FROM unsealed_events WHERE complaint_id = complaint AND seq = event FOR UPDATE;
        RETURN NOT FOUND;
      END $$;
      DROP TRIGGER unpublished_events_follow ON complaint_events;
      DROP FUNCTION unpublished_events_follow;
      ALTER TABLE unpublished_events RENAME TO unsealed_events;
      ALTER TABLE unsealed_events RENAME CONSTRAINT unpublished_events_pk TO unsealed_events_pk;
      INSERT INTO unsealed_events
        SELECT complaint_id, seq FROM published_events
        WHERE position > (SELECT position FROM event_subscriptions WHERE name = 'hash-chain');
      CREATE FUNCTION unsealed_events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO unsealed_events SELECT complaint_id, seq FROM added;
        RETURN NULL;
      END $$;
      CREATE TRIGGER unsealed_events_follow AFTER INSERT ON complaint_events
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION unsealed_events_follow();
      DROP TABLE event_subscriptions, published_events;
    `);
  }
}
