import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Sweep, SweepEvery } from '../../queues/handlers.js';
import { Complaint } from '../life/complaint.entity.js';
import { dueByPolicy, unfinishedDue } from './due.js';
import { eraseCitizen, eraseRest } from './erase.js';

const AT_ONCE = 100;

/** Erases citizens when the time is over for which their city keeps their data. */
@Injectable()
@SweepEvery(2_000)
export class ErasureSweep implements Sweep {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    while ((await this.eraseSome()) === AT_ONCE);
    for (const { id, ...by } of await unfinishedDue(this.db.manager, AT_ONCE))
      await this.each(id, (manager, complaint, at) => eraseRest(manager, complaint, { ...by, at }));
  }

  private async eraseSome(): Promise<number> {
    const due = await dueByPolicy(this.db.manager, AT_ONCE);
    const policy = { why: 'policy', byWhom: 'policy', accountId: null } as const;
    for (const id of due)
      await this.each(id, (manager, complaint, at) =>
        eraseCitizen(manager, complaint, { ...policy, at }, this.keys.all),
      );
    return due.length;
  }

  /** Each for itself: none is kept waiting for long. One that somebody else has in hand waits for the next round. */
  private each(
    id: string,
    work: (manager: EntityManager, complaint: Complaint, at: Date) => Promise<unknown>,
  ): Promise<void> {
    return this.db.transaction(async (manager) => {
      const complaint = await manager.findOne(Complaint, {
        where: { id },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (complaint) await work(manager, complaint, this.clock.now());
    });
  }
}
