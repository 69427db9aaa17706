import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { ends } from '../life-cycle.js';

/** An erasure that is finished once its complaint has ended. */
export interface UnfinishedErasure {
  /** Id of the complaint. */
  readonly id: string;
  readonly why: 'policy' | 'request';
  readonly byWhom: string;
  readonly accountId: string | null;
}

/** Complaints without a citizen of which something is left to erase once they have ended. */
@Injectable()
export class UnfinishedErasuresRepository {
  /** @param db an entity manager, for what belongs to a transaction */
  constructor(@InjectDataSource() private readonly db: DataSource | EntityManager) {}

  async add({ id, why, byWhom, accountId }: UnfinishedErasure): Promise<void> {
    await this.db.query(
      `INSERT INTO unfinished_erasures (complaint_id, why, by_whom, account_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [id, why, byWhom, accountId],
    );
  }

  /**
   * Adds a complaint that somebody supports now, where its citizen was erased already: no retention policy applies to
   * such a complaint any more.
   */
  async addWhereErased(complaintId: string): Promise<void> {
    await this.db.query(
      `INSERT INTO unfinished_erasures (complaint_id, why, by_whom)
       SELECT id, 'policy', 'policy' FROM complaints WHERE id = $1 AND tracking_secret_hash = ''
       ON CONFLICT DO NOTHING`,
      [complaintId],
    );
  }

  /** Those whose complaints have ended. */
  due(atMost: number): Promise<UnfinishedErasure[]> {
    return this.db.query(
      `SELECT complaint_id AS id, why, by_whom AS "byWhom", account_id AS "accountId"
       FROM unfinished_erasures JOIN complaints ON complaints.id = complaint_id
       WHERE status = ANY ($2) LIMIT $1`,
      [atMost, ends],
    );
  }

  async delete(complaintId: string): Promise<void> {
    await this.db.query('DELETE FROM unfinished_erasures WHERE complaint_id = $1', [complaintId]);
  }
}
