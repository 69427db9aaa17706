import { type EntityManager } from 'typeorm';

/** How many supports of a complaint came in its last hour, and whether some were refused. */
export class SupportHoursRepository {
  /** @param manager of the transaction, which must have locked the complaint */
  constructor(private readonly manager: EntityManager) {}

  /** Counts an accepted support. @returns how many there are in this hour, with it */
  async addAccepted(complaintId: string, at: Date): Promise<number> {
    const [{ accepted }] = await this.manager.query<[{ accepted: number }]>(
      `INSERT INTO support_hours AS last (complaint_id, hour, accepted) VALUES ($1, date_trunc('hour', $2::timestamptz), 1)
       ON CONFLICT ON CONSTRAINT support_hours_pk DO UPDATE SET hour = greatest(last.hour, excluded.hour),
         accepted = CASE WHEN last.hour >= excluded.hour THEN last.accepted ELSE 0 END + 1,
         refused = last.refused AND last.hour >= excluded.hour
       RETURNING accepted`,
      [complaintId, at],
    );
    return accepted;
  }

  /** Notes that a support was refused. @returns whether it is the first that was refused in this hour */
  async noteRefused(complaintId: string, at: Date): Promise<boolean> {
    const noted = await this.manager.query<unknown[]>(
      `INSERT INTO support_hours AS last (complaint_id, hour, refused) VALUES ($1, date_trunc('hour', $2::timestamptz), true)
       ON CONFLICT ON CONSTRAINT support_hours_pk DO UPDATE SET hour = greatest(last.hour, excluded.hour), refused = true,
         accepted = CASE WHEN last.hour >= excluded.hour THEN last.accepted ELSE 0 END
         WHERE last.hour < excluded.hour OR NOT last.refused
       RETURNING 1`,
      [complaintId, at],
    );
    return noted.length === 1;
  }
}
