import { type EntityManager } from 'typeorm';
import { sendMail } from '../queues/jobs.js';

/** A mail that a worker has taken to send it. */
export interface TakenMail {
  readonly sealed: Buffer;
  /** This try counted. */
  readonly attempts: number;
}

/**
 * Takes a mail that is due, so that no other worker sends it too. The next try is set before this one:
 * after one minute, then after twice as long each time, at most a quarter of an hour.
 */
export async function takeMail(manager: EntityManager, id: string): Promise<TakenMail | undefined> {
  const [[taken]] = await manager.query<[TakenMail[], number]>(
    `UPDATE outgoing_mails
     SET attempts = attempts + 1, next_try_at = now() + least(interval '1 minute' * 2 ^ attempts, interval '15 minutes')
     WHERE id = $1 AND done_at IS NULL AND next_try_at <= now() AND expires_at > now()
     RETURNING sealed, attempts`,
    [id],
  );
  return taken;
}

/** A mail whose job was lost, or whose next try is due. */
export interface DueMail {
  readonly id: string;
  /** Of ten seconds: nudges of one window are one job. */
  readonly window: string;
}

/** Mails that are due, the longest waiting first; not those whose job is a dead letter. */
export function dueMails(manager: EntityManager, atMost: number): Promise<DueMail[]> {
  return manager.query<DueMail[]>(
    `SELECT m.id, floor(extract(epoch FROM now()) / 10)::text AS window
     FROM outgoing_mails m
     WHERE m.done_at IS NULL AND m.next_try_at <= now()
       AND NOT EXISTS (SELECT FROM dead_letters d WHERE d.kind = $1 AND d.subject = m.id::text)
     ORDER BY m.next_try_at
     LIMIT $2`,
    [sendMail.name, atMost],
  );
}

/** Gives up what nobody wants any more, and forgets what was done with a week ago. */
export async function clearMails(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE outgoing_mails SET sealed = NULL, done_at = now(), outcome = 'expired'
     WHERE done_at IS NULL AND expires_at <= now()`,
  );
  await manager.query(`DELETE FROM outgoing_mails WHERE done_at < now() - interval '7 days'`);
}
