import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Earlier versions wrote a dead letter for a job that had lost its payload, under the id of the job. Where that was the
 * id of a complaint or a mail, the row was never found again. Such letters go, and so do those about no row at all.
 */
export class TrueDeadLetters1764000000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM dead_letters d
      WHERE reason LIKE 'It cannot be read:%'
         OR kind = 'route-complaint' AND NOT EXISTS (SELECT FROM complaints c WHERE c.id::text = d.subject)
         OR kind = 'send-mail' AND NOT EXISTS (SELECT FROM outgoing_mails m WHERE m.id::text = d.subject);
      COMMENT ON COLUMN dead_letters.subject IS 'id of the row that the job was about';
    `);
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
