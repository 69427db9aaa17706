import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type Actor, mustBeAllowed, reachOrRefuse } from '../../identity/actor.js';
import { type AuditAction } from '../../audit/chain.js';
import { auditActionOf } from '../../identity/audit-action.js';
import { recordAction } from '../../audit/record.js';
import { may } from '../../identity/rights/rights.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { readNumber } from '../core/number.js';
import { append } from '../core/append.js';
import { Complaint } from '../core/complaint.entity.js';
import { newEvent } from '../core/history.js';
import { ReadableWordsService } from '../core/words/readable-words.service.js';
import { type Transition, transitionOf } from '../core/transitions.js';
import { type InboxEntryResponse, showInboxEntry } from '../core/reading/officer.response.js';
import { ComplaintListsService } from '../core/reading/complaint-lists.service.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { parseNumberOrFail } from '../core/parse-number.js';
import { lockInOrder } from '../core/lock-complaint.js';
import { type FakesBody } from './fakes.dto.js';
import { type RejectedFakesResponse } from './fakes.response.js';
import { MOST_FAKES } from './fake-reasons.js';
import { type FakeAddress, FakesRepository } from './fakes.repository.js';

/** Practically no limit: the named complaints are searched among all from that address. */
const ALL = 100_000;

/**
 * Lists what came from one network address, once the triage office has rejected something from there as a fake, and
 * rejects together what the office chooses. Many honest people can share an address, so the office names each number.
 */
@Injectable()
export class FakesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly idempotency: IdempotencyService,
    private readonly fakes: FakesRepository,
    private readonly lists: ComplaintListsService,
    private readonly directory: DirectoryService,
    private readonly clock: Clock,
    private readonly words: ReadableWordsService,
  ) {}

  /** Addresses from which something waits and something was rejected as a fake. @throws Problem `not_allowed` */
  addresses(actor: Actor, atMost: number): Promise<FakeAddress[]> {
    const { cities } = reachOrRefuse(actor, 'reject_fakes');
    return this.fakes.addresses(cities, atMost);
  }

  /** What waits from the same address. @throws Problem `not_allowed`, `complaint_not_found` */
  async waiting(actor: Actor, text: string): Promise<InboxEntryResponse[]> {
    const fake = await this.find(this.db.manager, actor, text);
    const ids = await this.fakes.waitingFromSame(fake.id, MOST_FAKES);
    const [complaints, directory] = await Promise.all([this.lists.ofIds(ids), this.directory.current()]);
    return complaints
      .filter((complaint) => may(actor.assignments, 'reject_fakes', complaint))
      .map((complaint) => showInboxEntry(complaint, directory, actor.assignments));
  }

  /**
   * Rejects the named complaints in one transaction, each with an event and an audit entry of its own. Those that were
   * answered meanwhile are left as they are.
   *
   * @throws Problem `empty_answer`, `not_allowed`, `complaint_not_found`, `validation_failed` for a number that is not a complaint's
   */
  async reject(
    idempotency: IdempotentRequest,
    actor: Actor,
    text: string,
    body: FakesBody,
  ): Promise<RejectedFakesResponse> {
    this.words.checkAnswer(body.message);
    const named = body.numbers.map((each) => readNumber(each));
    if (named.includes(undefined)) throw Problem.invalid({ field: 'numbers', code: 'not_a_complaint' });
    const numbers = [...new Set(named.filter((number) => number !== undefined))];
    const work = async (manager: EntityManager): Promise<RejectedFakesResponse> => {
      await lockInOrder(manager, numbers);
      const { id, number } = await this.find(manager, actor, text);
      const fromThere = await manager.findBy(Complaint, {
        id: In(await new FakesRepository(manager).waitingFromSame(id, ALL)),
        number: In(numbers),
      });
      const actions: AuditAction[] = [];
      for (const complaint of fromThere) {
        const transition = transitionOf('reject', complaint.status, 'triage');
        if (!transition || !may(actor.assignments, 'reject_fakes', complaint)) continue;
        actions.push(await this.rejectOne(manager, actor, complaint, transition, number, body));
      }
      for (const action of actions) await recordAction(manager, action);
      const rejected = actions.map(({ subject }) => subject);
      return { number, rejected, left: numbers.filter((each) => !rejected.includes(each)) };
    };
    const mayRepeat = async (manager: EntityManager): Promise<void> =>
      void (await this.find(manager, actor, text));
    return this.idempotency.once(idempotency, work, mayRepeat);
  }

  /** @returns the entry for the audit trail */
  private async rejectOne(
    manager: EntityManager,
    actor: Actor,
    complaint: Complaint,
    { event: kind, to: status, answers }: Transition,
    like: string,
    { reason, message }: FakesBody,
  ): Promise<AuditAction> {
    const at = this.clock.now();
    const event = newEvent({
      ...{ at, kind, status, answers, message, messagePublic: true, details: { reason } },
      ownerOffice: complaint.ownerOffice,
      actorOffice: TRIAGE_OFFICE,
      actorAccount: actor.accountId,
    });
    const { lastEvent, number } = await append(manager, complaint, event);
    const details = { event: lastEvent, status, office: TRIAGE_OFFICE, like };
    return auditActionOf(actor, { at, action: `complaint.${kind}`, subject: number, details });
  }

  private async find(manager: EntityManager, actor: Actor, text: string): Promise<Complaint> {
    const number = parseNumberOrFail(text);
    const complaint = await manager.findOneBy(Complaint, { number });
    if (!complaint) throw new Problem('complaint_not_found', { number });
    mustBeAllowed(actor, 'reject_fakes', complaint);
    return complaint;
  }
}
