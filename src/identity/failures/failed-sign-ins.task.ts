import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { OutboxService } from '../../notifications/outbox.service.js';
import { Interval } from '../../queues/interval.js';
import { recordAction } from '../../audit/record.js';
import { failuresMail } from './failures-mail.js';
import { FailedSignInReportsRepository } from './failed-sign-in-reports.repository.js';

const DAY = 24 * 3_600_000;
const BATCH_SIZE = 200;
/** Not an account: nobody knows who tried. */
const STRANGER = 'stranger';

/** Puts failed sign-ins into the audit trail, and mails owners of accounts about bursts. */
@Injectable()
export class FailedSignInsTask {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly repository: FailedSignInReportsRepository,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  @Interval(10_000)
  async run(): Promise<void> {
    await this.mailBursts();
    await this.audit();
    await this.repository.deleteOld();
  }

  /** At most one mail a day to each account. */
  private async mailBursts(): Promise<void> {
    const { publicUrl } = this.config;
    if (!this.outbox.isOpen || publicUrl === undefined) return;
    const mailIds = await this.db.transaction(async (manager) => {
      const expiresAt = new Date(this.clock.now().getTime() + DAY);
      const ids: string[] = [];
      for (const { email, ...failures } of await this.repository.claimBursts(manager, BATCH_SIZE))
        ids.push(await this.outbox.put(manager, failuresMail(email, failures, publicUrl), expiresAt));
      return ids;
    });
    mailIds.forEach((id) => this.outbox.enqueue(id));
  }

  /**
   * One entry an hour for each account, and one for all addresses that have none, however many tries there were: nobody
   * can fill the trail. It is stored for ever, so it has the number of networks, and not which.
   */
  private async audit(): Promise<void> {
    await this.db.transaction(async (manager) => {
      const at = this.clock.now();
      const { ofAccounts, ofNobody } = await this.repository.claimForTrail(manager, at, BATCH_SIZE);
      const refused = { at, accountId: null, account: STRANGER, action: 'session.refused' };
      for (const { accountId, tries, wrongCodes, networks, beganAt, lastAt } of ofAccounts) {
        const details = JSON.stringify({ tries, wrongCodes, networks: networks.length, beganAt, lastAt });
        await recordAction(manager, { ...refused, subject: accountId, details });
      }
      if (ofNobody.addresses > 0)
        await recordAction(manager, { ...refused, subject: 'no account', details: JSON.stringify(ofNobody) });
    });
  }
}
