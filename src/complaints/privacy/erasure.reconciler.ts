import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { recordIfChanged } from '../../audit/record.js';
import { Interval } from '../../queues/interval.js';
import { Complaint } from '../core/complaint.entity.js';
import { UnfinishedErasuresRepository } from '../core/reporters/unfinished-erasures.repository.js';
import { RetentionPoliciesRepository } from './retention-policies.repository.js';
import { eraseCitizen, eraseRest } from './erase.js';

const AT_ONCE = 100;

/** Erases citizens when the retention time of their city is over. */
@Injectable()
export class ErasureReconciler {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly policies: RetentionPoliciesRepository,
    private readonly unfinished: UnfinishedErasuresRepository,
    private readonly clock: Clock,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    while (await this.eraseSome());
    for (const { id, ...by } of await this.unfinished.due(AT_ONCE))
      await this.inTransaction(id, (manager, complaint, at) => eraseRest(manager, complaint, { ...by, at }));
  }

  /** @returns whether to go on at once: there may be more, and not all of these were locked by others */
  private async eraseSome(): Promise<boolean> {
    const due = await this.policies.dueComplaints(AT_ONCE);
    const policy = { why: 'policy', byWhom: 'policy', accountId: null } as const;
    let erased = 0;
    for (const id of due)
      erased += await this.inTransaction(id, (manager, complaint, at) =>
        eraseCitizen(manager, complaint, { ...policy, at }, this.keys.all),
      );
    return due.length === AT_ONCE && erased > 0;
  }

  /** Each complaint has a transaction of its own, so that no lock is held for long. @returns 0 where the complaint is locked by another transaction, else 1 */
  private inTransaction(
    id: string,
    work: (manager: EntityManager, complaint: Complaint, at: Date) => Promise<unknown>,
  ): Promise<0 | 1> {
    return this.db.transaction(async (manager) => {
      const complaint = await manager.findOne(Complaint, {
        where: { id },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (!complaint) return 0;
      const at = this.clock.now();
      await work(manager, complaint, at);
      await recordIfChanged(manager, {
        at,
        accountId: null,
        account: 'policy',
        action: 'reporter.erased',
        subject: complaint.number,
        details: '{}',
      });
      return 1;
    });
  }
}
