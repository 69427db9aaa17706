import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type SubscriptionLag, subscriptionLags } from '../events/events.repository.js';

/** Complaints that were accepted and have no owner yet. */
export interface Pending {
  readonly count: number;
  /** Seconds since the oldest of them was filed; 0 where there is none. */
  readonly oldestAge: number;
}

/** The share of complaints that had an owner within so many seconds of their filing, by quantile. */
export type Latency = ReadonlyMap<number, number>;

const QUANTILES = [0.5, 0.95, 0.99];

@Injectable()
export class TelemetryRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Reads the index of what is pending, so it costs as much as there is of it. */
  async pending(): Promise<Pending> {
    const [row] = await this.db.query<[Pending]>(`
      SELECT count(*)::int AS "count",
             coalesce(greatest(extract(epoch FROM now() - min(filed_at)), 0), 0)::float8 AS "oldestAge"
      FROM complaints
      WHERE status = 'received'`);
    return row;
  }

  /** How far each subscriber of events is behind. */
  subscriptionLags(): Promise<SubscriptionLag[]> {
    return subscriptionLags(this.db.manager);
  }

  /** How many jobs failed for good and wait for someone to look. */
  async deadLetters(): Promise<number> {
    const [row] = await this.db.query<[{ count: number }]>('SELECT count(*)::int AS count FROM dead_letters');
    return row.count;
  }

  /**
   * How long the complaints filed in the last ten minutes waited for their owner,
   * by their events; empty where none was owned. Of a burst the newest 2,000
   * count, each found by its key, so that the cost has a bound.
   */
  async filedToOwned(): Promise<Latency> {
    const [row] = await this.db.query<[{ seconds: number[] | null }]>(
      `
      SELECT percentile_cont($1::float8[]) WITHIN GROUP (ORDER BY waited) AS seconds
      FROM (
        SELECT greatest(extract(epoch FROM routed.at - newest.filed_at), 0)::float8 AS waited
        FROM (
          SELECT id, filed_at
          FROM complaints
          WHERE filed_at > now() - interval '10 minutes' AND status <> 'received' AND NOT demo
          ORDER BY filed_at DESC
          LIMIT 2000
        ) newest
        CROSS JOIN LATERAL (
          SELECT at FROM complaint_events
          WHERE complaint_id = newest.id AND seq = 2 AND kind = 'routed'
          LIMIT 1
        ) routed
      ) waits`,
      [QUANTILES],
    );
    return new Map((row.seconds ?? []).map((seconds, place) => [QUANTILES[place] ?? 1, seconds]));
  }
}
