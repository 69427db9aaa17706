import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Failures, failuresOf } from './failed-sign-ins.repository.js';

/** Failures of an account that its owner is to be told of. */
export interface Burst extends Failures {
  readonly email: string;
}

/** So many failed tries are a burst; of those with the right password, so many. */
const BURST = { tries: 10, wrongCodes: 3 };

/** Failures that are ready for the audit trail. */
export interface ForTrail {
  readonly ofAccounts: readonly (Failures & { readonly accountId: string })[];
  readonly ofNobody: { readonly addresses: number; readonly tries: number };
}

/** Failed sign-ins that are still to be mailed to owners and recorded in the audit trail. */
@Injectable()
export class FailedSignInReportsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Claims accounts with a burst of the last day whose owners were not mailed within a day, and marks them as mailed. */
  async claimBursts(manager: EntityManager, atMost: number): Promise<Burst[]> {
    const [bursts] = await manager.query<[Burst[], number]>(
      `UPDATE accounts a SET told_of_failures_at = now()
       FROM (
         SELECT DISTINCT ON (f.account_id) f.account_id, f.tries, f.wrong_codes, f.began_at, f.last_at, f.networks
         FROM failed_sign_ins f JOIN accounts o ON o.id = f.account_id
         WHERE f.last_at > now() - interval '1 day' AND (f.tries >= $1 OR f.wrong_codes >= $2)
           AND NOT o.demo AND (o.told_of_failures_at IS NULL OR o.told_of_failures_at < now() - interval '1 day')
         ORDER BY f.account_id, f.last_at DESC
         LIMIT $3
       ) b
       WHERE a.id = b.account_id
         AND (a.told_of_failures_at IS NULL OR a.told_of_failures_at < now() - interval '1 day')
       RETURNING a.email, ${failuresOf('b')}`,
      [BURST.tries, BURST.wrongCodes, atMost],
    );
    return bursts;
  }

  /** Claims what began an hour ago or was shown to the owner since. Rows without an account are deleted at once. */
  async claimForTrail(manager: EntityManager, at: Date, atMost: number): Promise<ForTrail> {
    const [ofAccounts] = await manager.query<[(Failures & { accountId: string })[], number]>(
      `UPDATE failed_sign_ins f SET audited_at = $1
       WHERE id IN (
         SELECT id FROM failed_sign_ins
         WHERE audited_at IS NULL AND account_id IS NOT NULL
           AND (began_at < now() - interval '1 hour' OR session_id IS NOT NULL)
         ORDER BY began_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING account_id AS "accountId", ${failuresOf('f')}`,
      [at, atMost],
    );
    const [ofNobody] = await manager.query<[{ addresses: number; tries: number }]>(
      `WITH gone AS (
         DELETE FROM failed_sign_ins
         WHERE account_id IS NULL AND (SELECT min(began_at) FROM failed_sign_ins WHERE account_id IS NULL)
           < now() - interval '1 hour'
         RETURNING tries)
       SELECT count(*)::int AS addresses, coalesce(sum(tries), 0)::int AS tries FROM gone`,
    );
    return { ofAccounts, ofNobody };
  }

  /** Deletes what has been in the trail for 90 days. */
  async deleteOld(): Promise<void> {
    await this.db.query(`DELETE FROM failed_sign_ins WHERE audited_at < now() - interval '90 days'`);
  }
}
