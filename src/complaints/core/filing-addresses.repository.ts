import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** From which network address each complaint was filed, as a keyed hash. */
@Injectable()
export class FilingAddressesRepository {
  /** @param db an entity manager, for what belongs to a transaction */
  constructor(@InjectDataSource() private readonly db: DataSource | EntityManager) {}

  async deleteOf(complaintId: string): Promise<void> {
    await this.db.query('DELETE FROM filing_addresses WHERE complaint_id = $1', [complaintId]);
  }

  async deleteOlderThan(days: number): Promise<void> {
    await this.db.query('DELETE FROM filing_addresses WHERE filed_at < now() - make_interval(days => $1)', [
      days,
    ]);
  }
}
