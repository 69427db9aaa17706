import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
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
import { type InspectionOutcome } from '../core/complaint-event.entity.js';
import { newEvent } from '../core/history.js';
import { type Inspection } from '../core/inspections/inspection.js';
import { InspectionsRepository } from '../core/inspections/inspections.repository.js';
import { ReadableWordsService } from '../core/words/readable-words.service.js';
import { transitionOf } from '../core/transitions.js';
import { type InspectionsQuery } from './inspection.dto.js';
import { commitmentTo } from './draw.js';
import { earliestMonth } from './earliest-month.js';

const DEFAULT_LIMIT = 50;

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

/** What an inspector found, with words and photos. */
export interface Found {
  readonly outcome: InspectionOutcome;
  readonly note: string;
  readonly photos: readonly string[];
}

/** The closures that were drawn by lot or contested too often, and what their inspections found. */
@Injectable()
export class InspectionsService {
  constructor(
    private readonly inspections: InspectionsRepository,
    private readonly idempotency: IdempotencyService,
    private readonly areas: AreaDirectoryService,
    private readonly clock: Clock,
    private readonly words: ReadableWordsService,
  ) {}

  /** Newest first. @throws Problem `not_allowed`, or `validation_failed` for a foreign cursor */
  async list(
    actor: Actor,
    { cursor, limit = DEFAULT_LIMIT, month, cause }: InspectionsQuery,
  ): Promise<CursorPage<Inspection>> {
    const { cities } = reachOrRefuse(actor, 'inspect');
    const rows = await this.inspections.list({ cities, month, cause }, limit + 1, readCursor(cursor));
    return pageOf(
      rows,
      limit,
      ({ closedAt, id }) => ({ at: closedAt, id }),
      (row) => row,
    );
  }

  /** Those that a contest brought to the inspector and that have no outcome yet, the longest waiting first. @throws Problem `not_allowed` */
  async waiting(actor: Actor, limit: number): Promise<Inspection[]> {
    const { cities } = reachOrRefuse(actor, 'inspect');
    return this.inspections.waiting(cities, limit);
  }

  /** One inspection. @throws Problem `not_allowed` or `inspection_not_found` */
  async find(actor: Actor, id: string): Promise<Inspection> {
    const found = isUuid(id) ? await this.inspections.find(id) : undefined;
    if (!found) throw new Problem('inspection_not_found', { id });
    mustBeAllowed(actor, 'inspect', found);
    return found;
  }

  /**
   * The draws of all months, newest first. They are public.
   *
   * @param cities counts only complaints of these; all where left out
   */
  async months(cities?: readonly string[]): Promise<MonthOfInspections[]> {
    const zones = this.areas.cities.map(({ timeZone }) => timeZone);
    const current = earliestMonth(this.clock.now(), zones);
    const rows = await this.inspections.draws(cities);
    return rows.map(({ seed, ...row }) => ({
      ...row,
      commitment: commitmentTo(seed),
      seed: row.month < current ? seed.toString('hex') : null,
    }));
  }

  /**
   * Records what an inspection found. A complaint that is not done is reopened, and counts as contested.
   *
   * @throws Problem `empty_answer`; `inspection_not_found`; `inspection_over` where the outcome is recorded already or the complaint
   * was reopened since
   */
  async conclude(
    idempotency: IdempotentRequest,
    actor: Actor,
    id: string,
    found: Found,
  ): Promise<Inspection> {
    this.words.checkAnswer(found.note, 'note');
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
      const inspections = new InspectionsRepository(manager);
      await inspections.conclude(id, outcome, at);
      const inspection = await inspections.find(id);
      if (!inspection) throw new Problem('inspection_not_found', { id });
      const details = { event: eventSeq, status, outcome };
      const action = { at, action: 'complaint.inspected', subject: complaint.number, details };
      await recordAction(manager, auditActionOf(actor, action));
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

  /** Whether the closure is the last one of its complaint, and its inspection has no outcome yet. */
  private async stands(manager: EntityManager, id: string, complaint: Complaint): Promise<boolean> {
    const last = (await historyOf(manager, complaint.id)).findLast(({ kind }) => kind === 'resolved');
    return last !== undefined && new InspectionsRepository(manager).isOpen(id, last.seq);
  }
}
