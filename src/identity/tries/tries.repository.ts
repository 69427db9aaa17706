import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Before, type Decision, type Slots, type SignInSource } from './try-limits.js';

/** Hashes by which a try is counted. */
export interface CountedBy {
  /** Of what is tried: the address of an account, or its code. */
  readonly subject: Buffer;
  readonly source: Buffer;
  /** Of what tries wait for each other by: the subject where its rates count, else the source alone. */
  readonly turn: Buffer;
  /** Of the network around; the same as the source where there is none. */
  readonly around: Buffer;
}

interface Row extends SignInSource {
  readonly hash: Buffer;
}

/** What is counted of tries. Rows that say nothing any more are deleted after a day. */
@Injectable()
export class TriesRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Decides about a try and keeps the decision. Tries of one turn wait for each other, in whatever process. */
  decide(
    { subject, source, turn, around }: CountedBy,
    at: Date,
    isLimitedByRate: boolean,
    decide: (before: Before) => Decision,
  ): Promise<Decision> {
    return this.db.transaction(async (manager) => {
      const [slots] = await manager.query<[Slots]>(
        `INSERT INTO sign_in_rates (subject_hash, fresh_used_up_at, failed_used_up_at, last_at)
         VALUES ($1, $2, $2, $2)
         ON CONFLICT (subject_hash) DO UPDATE SET last_at = $2
         RETURNING fresh_used_up_at AS fresh, failed_used_up_at AS failed`,
        [turn, at],
      );
      const rows = await manager.query<Row[]>(
        `SELECT source_hash AS hash, count, last_at AS "lastAt", next_try_at AS "nextTryAt", is_booked AS "isBooked"
         FROM sign_in_failures WHERE subject_hash = $1 AND source_hash IN ($2, $3)`,
        [subject, source, around],
      );
      const decision = decide({
        source: rows.find(({ hash }) => hash.equals(source)),
        around: source.equals(around) ? 0 : (rows.find(({ hash }) => hash.equals(around))?.count ?? 0),
        slots: isLimitedByRate ? slots : undefined,
      });
      if (decision.slots)
        await manager.query(
          'UPDATE sign_in_rates SET fresh_used_up_at = $2, failed_used_up_at = $3 WHERE subject_hash = $1',
          [turn, decision.slots.fresh, decision.slots.failed],
        );
      if (decision.source)
        await manager.query(
          `INSERT INTO sign_in_failures (subject_hash, source_hash, count, last_at, next_try_at, is_booked)
           VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (subject_hash, source_hash)
           DO UPDATE SET count = $3, last_at = $4, next_try_at = $5, is_booked = $6`,
          [
            subject,
            source,
            decision.source.count,
            decision.source.lastAt,
            decision.source.nextTryAt,
            decision.source.isBooked,
          ],
        );
      if (decision.isAllowed && !source.equals(around))
        await manager.query(
          `INSERT INTO sign_in_failures (subject_hash, source_hash, count, last_at, next_try_at, is_booked)
           VALUES ($1, $2, 1, $3, $3, false)
           ON CONFLICT (subject_hash, source_hash) DO UPDATE SET count = sign_in_failures.count + 1, last_at = $3`,
          [subject, around, at],
        );
      return decision;
    });
  }

  /** Forgets the failures of a source that has succeeded. */
  async forgetSource({ subject, source }: CountedBy): Promise<void> {
    await this.db.query('DELETE FROM sign_in_failures WHERE subject_hash = $1 AND source_hash = $2', [
      subject,
      source,
    ]);
  }

  /** Deletes all failures with a subject, and the rates counted for it. */
  async forget(manager: EntityManager, subjectHash: Buffer): Promise<void> {
    await manager.query('DELETE FROM sign_in_failures WHERE subject_hash = $1', [subjectHash]);
    await manager.query('DELETE FROM sign_in_rates WHERE subject_hash = $1', [subjectHash]);
  }

  /** Deletes rows that no longer count. */
  async deleteOld(): Promise<void> {
    await this.db.query(`DELETE FROM sign_in_failures WHERE last_at < now() - interval '1 day'`);
    await this.db.query(`DELETE FROM sign_in_rates WHERE last_at < now() - interval '1 day'`);
  }
}
