import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Where every accepted complaint is, by number of complaints. */
export interface ComplaintCounts {
  readonly accepted: number;
  readonly pending: number;
  readonly owned: number;
  readonly triage: number;
  readonly rejected: number;
  readonly merged: number;
}

@Injectable()
export class IntegrityRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * Counts from two sides: what was accepted, from filing events and complaints
   * together; where it is, from complaints whose history agrees. A complaint
   * whose history is missing, has a gap, or says otherwise than its row, is in no
   * place that can be trusted and so counts as lost.
   *
   * @param cities only their complaints. A history without its complaint belongs to no city, and counts as lost in each
   */
  async count(cities: readonly string[]): Promise<ComplaintCounts> {
    const [row] = await this.db.query<[ComplaintCounts]>(
      `
      WITH history AS (
        SELECT complaint_id, count(*) AS events, max(seq) AS last,
               (array_agg(status ORDER BY seq DESC))[1] AS status,
               (array_agg(owner_office ORDER BY seq DESC))[1] AS owner_office
        FROM complaint_events
        GROUP BY complaint_id
      ), trusted AS (
        SELECT c.status, c.owner_office
        FROM complaints c
        JOIN history h ON h.complaint_id = c.id
        WHERE h.events = c.last_event AND h.last = c.last_event
          AND c.city_prefix = ANY ($1) AND h.status = c.status AND h.owner_office IS NOT DISTINCT FROM c.owner_office
      )
      SELECT (SELECT count(*) FROM complaints c FULL JOIN (SELECT complaint_id FROM complaint_events WHERE seq = 1) filed
                ON filed.complaint_id = c.id WHERE c.id IS NULL OR c.city_prefix = ANY ($1))::int AS accepted,
             count(*) FILTER (WHERE status = 'received')::int AS pending,
             count(*) FILTER (WHERE status NOT IN ('received', 'rejected', 'merged') AND owner_office <> 'triage')::int AS owned,
             count(*) FILTER (WHERE status NOT IN ('received', 'rejected', 'merged') AND owner_office = 'triage')::int AS triage,
             count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
             count(*) FILTER (WHERE status = 'merged')::int AS merged
      FROM trusted`,
      [cities],
    );
    return row;
  }
}
