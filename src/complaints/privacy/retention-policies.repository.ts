import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { ends } from '../core/life-cycle.js';

const ENDED = ends.map((status) => `'${status}'`).join(', ');

/** How long a complaint keeps its citizen's data after its end, where a city has not said; in months. */
export const DEFAULT_MONTHS = 24;

/** One version of how long a city keeps the data of citizens. */
export interface RetentionPolicy {
  readonly version: number;
  readonly months: number;
  readonly source: string;
  readonly madeAt: Date;
}

@Injectable()
export class RetentionPoliciesRepository {
  /** @param db an entity manager, for what belongs to a transaction */
  constructor(@InjectDataSource() private readonly db: DataSource | EntityManager) {}

  /** The versions of a city, the one in force last. */
  ofCity(prefix: string): Promise<RetentionPolicy[]> {
    return this.db.query(
      `SELECT version, months, source, made_at AS "madeAt" FROM retention_policies
       WHERE city_prefix = $1 ORDER BY version`,
      [prefix],
    );
  }

  /** Adds a version, which is in force from now on. */
  async add(prefix: string, months: number, source: string): Promise<void> {
    await this.db.query(
      `INSERT INTO retention_policies (city_prefix, version, months, source)
       SELECT prefix, coalesce((SELECT max(version) FROM retention_policies WHERE city_prefix = prefix), 0) + 1, $2, $3
       FROM cities WHERE prefix = $1 FOR UPDATE`,
      [prefix, months, source],
    );
  }

  /** Ids of the complaints whose citizens' data was kept for long enough, the oldest first. */
  async dueComplaints(atMost: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>(
      `SELECT due.id
       FROM cities
       CROSS JOIN LATERAL (
         SELECT coalesce((SELECT months FROM retention_policies WHERE city_prefix = prefix ORDER BY version DESC LIMIT 1),
                         ${DEFAULT_MONTHS}) AS months) policy
       CROSS JOIN LATERAL (
         SELECT id, last_event_at FROM complaints
         WHERE city_prefix = prefix AND status IN (${ENDED}) AND tracking_secret_hash <> '' AND NOT demo
           AND last_event_at < now() - make_interval(months => policy.months)
         ORDER BY last_event_at LIMIT $1) due
       ORDER BY due.last_event_at LIMIT $1`,
      [atMost],
    );
    return rows.map(({ id }) => id);
  }
}
