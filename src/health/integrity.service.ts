import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Config } from '../config/config.js';
import { InjectConfig } from '../config/inject-config.js';
import { faultOfLog } from '../transparency/heads/fault-of-log.js';
import { SavedHead } from '../transparency/heads/saved-head.js';
import { type ComplaintCounts, IntegrityRepository } from './integrity.repository.js';

/** Where every accepted complaint is. `lost` is what the others do not account for. */
export interface Integrity extends ComplaintCounts {
  readonly lost: number;
  /** Why no further head of the audit trail may be signed; null where nothing is wrong. */
  readonly auditFault: string | null;
}

/** Whether anything is lost. */
@Injectable()
export class IntegrityService {
  private readonly saved: SavedHead;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly repository: IntegrityRepository,
    @InjectConfig() { dataDir }: Pick<Config, 'dataDir'>,
  ) {
    this.saved = new SavedHead(dataDir);
  }

  /** @param cities whose complaints are counted */
  async integrityOf(cities: readonly string[]): Promise<Integrity> {
    const counts = await this.repository.count(cities);
    const { accepted, pending, owned, triage, rejected, merged } = counts;
    const auditFault = (await faultOfLog(this.db.manager, this.saved)) ?? null;
    return { ...counts, auditFault, lost: accepted - pending - owned - triage - rejected - merged };
  }
}
