import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { usePhotos } from '../../attachments/photo-rows.js';
import { Clock } from '../../common/clock.js';
import { type CursorPage, pageOf, readCursor } from '../../common/pagination.js';
import { Problem } from '../../common/problems/problem.js';
import { isUuid } from '../../common/uuid.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type Actor, mustBeAllowed, reachOrRefuse } from '../../identity/actor.js';
import { auditActionOf } from '../../identity/audit-action.js';
import { recordAction } from '../../audit/record.js';
import { append, historyOf } from '../core/append.js';
import { Complaint } from '../core/complaint.entity.js';
import { type EventDetails, type InspectionOutcome } from '../core/complaint-event.entity.js';
import { newEvent } from '../core/history.js';
import { type Status, transitionOf } from '../core/life-cycle.js';
import { type InspectionsQuery } from './inspection.dto.js';
import { commitmentTo } from './draw.js';
import { earliestMonth } from './earliest-month.js';

const DEFAULT_LIMIT = 50;

/** A closure that was drawn by lot or contested too often, and what its inspection found. */
export interface Inspection {
  readonly id: string;
  readonly complaintId: string;
  /** Place of the event that closed it. */
  readonly eventSeq: number;
  /** The month of the closure, `YYYY-MM`. */
  readonly month: string;
  readonly details: EventDetails;
  /** What the office says it did. */
  readonly message: string | null;
  readonly number: string;
  readonly cityPrefix: string;
  readonly categoryCode: string;
  readonly status: Status;
  /** The office that closed it. */
  readonly office: string | null;
  readonly closedAt: Date;
  readonly outcome: InspectionOutcome | null;
  readonly inspectedAt: Date | null;
  /** By lot. */
  readonly drawn: boolean;
  /** When its citizen contested it once more than reopens a complaint. */
  readonly appealedAt: Date | null;
}

/** What is published of the draw of a month. */
export interface MonthOfInspections {
  /** `YYYY-MM` */
  readonly month: string;
  /** SHA-256 of the seed, in hexadecimal. */
  readonly commitment: string;
  /** In hexadecimal; null until the month is over. */
  readonly seed: string | null;
  readonly drawn: number;
  readonly done: number;
  readonly notDone: number;
}

/** What an inspection found, in words and photos. */
export interface Found {
  readonly outcome: InspectionOutcome;
  readonly note: string;
  readonly photos: readonly string[];
}

const INSPECTIONS = `
  SELECT i.id, i.complaint_id AS "complaintId", i.event_seq AS "eventSeq", i.month, e.details, e.message, c.number, c.city_prefix AS "cityPrefix", c.category_code AS "categoryCode", c.status,
    e.actor_office AS office, i.closed_at AS "closedAt", i.outcome, i.inspected_at AS "inspectedAt", i.drawn, i.appealed_at AS "appealedAt"
  FROM inspections i
  JOIN complaints c ON c.id = i.complaint_id
  JOIN complaint_events e ON e.complaint_id = i.complaint_id AND e.seq = i.event_seq`;

/** The closures that were drawn by lot or contested too often, and what was found of them. */
@Injectable()
export class Inspections {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly idempotency: IdempotencyService,
    private readonly areas: AreaDirectoryService,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws Problem `not_allowed`, or `validation_failed` for a foreign cursor */
  async list(
    actor: Actor,
    { cursor, limit = DEFAULT_LIMIT, month, cause }: InspectionsQuery,
  ): Promise<CursorPage<Inspection>> {
    const { cities } = reachOrRefuse(actor, 'inspect');
    const after = readCursor(cursor);
    const rows = await this.db.query<Inspection[]>(
      `${INSPECTIONS}
       WHERE ($1::timestamptz IS NULL OR (i.closed_at, i.id) < ($1, $2::uuid)) AND ($4::text IS NULL OR i.month = $4)
         AND c.city_prefix = ANY ($5)
         AND ($6::text IS NULL OR CASE $6 WHEN 'lot' THEN i.drawn ELSE i.appealed_at IS NOT NULL END)
       ORDER BY i.closed_at DESC, i.id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, limit + 1, month ?? null, cities, cause ?? null],
    );
    return pageOf(
      rows,
      limit,
      ({ closedAt, id }) => ({ at: closedAt, id }),
      (row) => row,
    );
  }

  /** Those that a citizen's contest brought and that are not decided yet, the longest waiting first. @throws Problem `not_allowed` */
  async waiting(actor: Actor, limit: number): Promise<Inspection[]> {
    const { cities } = reachOrRefuse(actor, 'inspect');
    return this.db.query<Inspection[]>(
      `${INSPECTIONS} WHERE i.appealed_at IS NOT NULL AND i.outcome IS NULL AND c.city_prefix = ANY ($2)
       ORDER BY i.appealed_at, i.id LIMIT $1`,
      [limit, cities],
    );
  }

  /** One of them. @throws Problem `not_allowed` or `inspection_not_found` */
  async find(actor: Actor, id: string): Promise<Inspection> {
    const [found] = isUuid(id)
      ? await this.db.query<Inspection[]>(`${INSPECTIONS} WHERE i.id = $1`, [id])
      : [];
    if (!found) throw new Problem('inspection_not_found', { id });
    mustBeAllowed(actor, 'inspect', found);
    return found;
  }

  /**
   * The draws of all months, newest first, for everyone.
   *
   * @param cities counts only what was drawn in these; everything where not given
   */
  async months(cities?: readonly string[]): Promise<MonthOfInspections[]> {
    const zones = this.areas.cities.map(({ timeZone }) => timeZone);
    const current = earliestMonth(this.clock.now(), zones);
    const rows = await this.db.query<(Omit<MonthOfInspections, 'seed' | 'commitment'> & { seed: Buffer })[]>(
      `SELECT s.month, s.seed, count(i.id)::int AS drawn, count(*) FILTER (WHERE i.outcome = 'done')::int AS done,
         count(*) FILTER (WHERE i.outcome = 'not_done')::int AS "notDone"
       FROM inspection_seeds s
       LEFT JOIN (inspections i JOIN complaints c ON c.id = i.complaint_id)
         ON i.month = s.month AND i.drawn AND ($1::text[] IS NULL OR c.city_prefix = ANY ($1))
       GROUP BY s.month ORDER BY s.month DESC`,
      [cities ?? null],
    );
    return rows.map(({ seed, ...row }) => ({
      ...row,
      commitment: commitmentTo(seed),
      seed: row.month < current ? seed.toString('hex') : null,
    }));
  }

  /**
   * Records what an inspection found. What is not done is reopened, and counts as contested.
   *
   * @throws Problem `inspection_not_found`; `inspection_over` where the outcome is recorded already or the closure
   * does not stand any more
   */
  async conclude(
    idempotency: IdempotentRequest,
    actor: Actor,
    id: string,
    found: Found,
  ): Promise<Inspection> {
    const lock = async (manager: EntityManager): Promise<Complaint> => {
      const complaint = await this.lockInspected(manager, id);
      mustBeAllowed(actor, 'inspect', complaint);
      return complaint;
    };
    const work = async (manager: EntityManager): Promise<Inspection> => {
      const complaint = await lock(manager);
      const { outcome, note, photos } = found;
      const transition = transitionOf(
        outcome === 'done' ? 'uphold' : 'overturn',
        complaint.status,
        'inspector',
      );
      if (!transition || !(await this.stands(manager, id, complaint)))
        throw new Problem('inspection_over', { id });
      const at = this.clock.now();
      const event = newEvent({
        at,
        kind: transition.event,
        status: transition.to,
        ownerOffice: complaint.ownerOffice,
        actorAccount: actor.accountId,
        message: note,
        messagePublic: true,
        details: { outcome },
      });
      const { id: complaintId, lastEvent: eventSeq, status } = await append(manager, complaint, event);
      await usePhotos(manager, photos, { complaintId, eventSeq, sentBy: 'inspection' });
      await manager.query('UPDATE inspections SET outcome = $2, inspected_at = $3 WHERE id = $1', [
        id,
        outcome,
        at,
      ]);
      const [inspection] = await manager.query<[Inspection]>(`${INSPECTIONS} WHERE i.id = $1`, [id]);
      const details = { event: eventSeq, status, outcome };
      const deed = { at, action: 'complaint.inspected', subject: complaint.number, details };
      await recordAction(manager, auditActionOf(actor, deed));
      return inspection;
    };
    return this.idempotency.once(idempotency, work, async (manager) => void (await lock(manager)));
  }

  private async lockInspected(manager: EntityManager, id: string): Promise<Complaint> {
    const complaint =
      isUuid(id) &&
      (await manager
        .createQueryBuilder(Complaint, 'c')
        .where('c.id = (SELECT complaint_id FROM inspections WHERE id = :id)', { id })
        .setLock('pessimistic_write')
        .getOne());
    if (!complaint) throw new Problem('inspection_not_found', { id });
    return complaint;
  }

  /** Whether the closure is the last one of its complaint, and nothing was found of it yet. */
  private async stands(manager: EntityManager, id: string, complaint: Complaint): Promise<boolean> {
    const last = (await historyOf(manager, complaint.id)).findLast(({ kind }) => kind === 'resolved');
    const rows = await manager.query<unknown[]>(
      'SELECT FROM inspections WHERE id = $1 AND event_seq = $2 AND outcome IS NULL',
      [id, last?.seq ?? 0],
    );
    return rows.length === 1;
  }
}
