import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type CursorPage, pageOf, readCursor } from '../../common/pagination.js';
import { Problem } from '../../common/problems/problem.js';
import { isUuid } from '../../common/uuid.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type Actor, mustBeAllowed, reachOrRefuse } from '../../identity/actor.js';
import { auditActionOf } from '../../identity/audit-action.js';
import { recordAction } from '../../audit/record.js';
import { listDeadLetters, takeDeadLetters } from '../../queues/dead-letters/list.js';
import { JobDispatcher } from '../../queues/job-dispatcher.js';
import { Complaint } from '../core/complaint.entity.js';
import { type PageQuery } from '../../common/pagination.dto.js';
import { aboutWhat, type NamedLetter, nameLetters } from './named-letters.js';

const DEFAULT_LIMIT = 50;

/** Jobs that failed at every attempt. The triage office sees them, and puts them back once the cause is removed. */
@Injectable()
export class FailedWorkService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly idempotency: IdempotencyService,
    private readonly jobs: JobDispatcher,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not_allowed`, or `validation_failed` for a foreign cursor */
  async list(actor: Actor, { cursor, limit = DEFAULT_LIMIT }: PageQuery): Promise<CursorPage<NamedLetter>> {
    const reach = reachOrRefuse(actor, 'see_failures');
    const letters = await listDeadLetters(this.db.manager, limit + 1, readCursor(cursor), aboutWhat(reach));
    return pageOf(
      await nameLetters(this.db.manager, letters),
      limit,
      ({ failedAt, id }) => ({ at: failedAt, id }),
      (letter) => letter,
    );
  }

  /** @throws Problem `not_allowed` or `dead_letter_not_found` */
  async putBack<View extends Pick<NamedLetter, 'complaintNumber'>>(
    idempotency: IdempotentRequest,
    actor: Actor,
    id: string,
    show: (letter: NamedLetter) => View,
  ): Promise<View> {
    let putBack: NamedLetter | undefined;
    const work = async (manager: EntityManager): Promise<View> => {
      const taken = isUuid(id) ? await takeDeadLetters(manager, id) : [];
      [putBack] = await nameLetters(manager, taken);
      if (!putBack) throw new Problem('dead_letter_not_found', { id });
      mustBeAllowed(actor, 'retry_failures', putBack);
      const details = { kind: putBack.kind, complaint: putBack.complaintNumber };
      const action = { at: this.clock.now(), action: 'dead_letter.put_back', subject: id, details };
      await recordAction(manager, auditActionOf(actor, action));
      return show(putBack);
    };
    // The dead letter is gone by then. Its complaint tells whether the actor has the right.
    const mayRepeat = async (manager: EntityManager, { complaintNumber }: View): Promise<void> => {
      const complaint =
        complaintNumber === null ? null : await manager.findOneBy(Complaint, { number: complaintNumber });
      mustBeAllowed(actor, 'retry_failures', complaint ?? { cityPrefix: null });
    };
    const view = await this.idempotency.once(idempotency, work, mayRepeat);
    if (putBack) this.jobs.enqueueAgain(putBack);
    return view;
  }
}
