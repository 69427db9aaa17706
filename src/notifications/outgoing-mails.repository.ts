import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { sendMail } from '../queues/jobs.js';

/** A mail that a worker has claimed to send it. */
export interface ClaimedMail {
  readonly sealed: Buffer;
  /** Including this one. */
  readonly attempts: number;
}

/** A mail whose job was lost, or whose next try is due. */
export interface DueMail {
  readonly id: string;
  /** Number of the current ten seconds. Jobs of one window have one id. */
  readonly window: string;
}

/** Mails that wait to be sent. */
@Injectable()
export class OutgoingMailsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * Claims a mail that is due, so that no other worker sends it too. The next try is set before this one:
   * after one minute, then after twice as long each time, at most a quarter of an hour.
   */
  async claim(id: string): Promise<ClaimedMail | undefined> {
    const [[claimed]] = await this.db.query<[ClaimedMail[], number]>(
      `UPDATE outgoing_mails
       SET attempts = attempts + 1, next_try_at = now() + least(interval '1 minute' * 2 ^ attempts, interval '15 minutes')
       WHERE id = $1 AND done_at IS NULL AND next_try_at <= now() AND expires_at > now()
       RETURNING sealed, attempts`,
      [id],
    );
    return claimed;
  }

  /** Mails that are due, the longest waiting first; not those whose job is a dead letter. */
  due(atMost: number): Promise<DueMail[]> {
    return this.db.query<DueMail[]>(
      `SELECT m.id, floor(extract(epoch FROM now()) / 10)::text AS window
       FROM outgoing_mails m
       WHERE m.done_at IS NULL AND m.next_try_at <= now()
         AND NOT EXISTS (SELECT FROM dead_letters d WHERE d.kind = $1 AND d.subject = m.id::text)
       ORDER BY m.next_try_at
       LIMIT $2`,
      [sendMail.name, atMost],
    );
  }

  /** Expires mails past their time, and deletes those finished a week ago. */
  async clear(): Promise<void> {
    await this.db.query(
      `UPDATE outgoing_mails SET sealed = NULL, done_at = now(), outcome = 'expired'
       WHERE done_at IS NULL AND expires_at <= now()`,
    );
    await this.db.query(`DELETE FROM outgoing_mails WHERE done_at < now() - interval '7 days'`);
  }
}
