import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { type Day, dayOf } from '../../common/city-time.js';
import { Clock } from '../../common/clock.js';
import { type FieldError } from '../../common/problems/field-error.js';
import { Problem } from '../../common/problems/problem.js';
import { DeadlinesService } from '../../deadlines/deadlines.service.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type Actor } from '../../identity/actor.js';
import { auditActionOf } from '../../identity/audit-action.js';
import { recordAction } from '../../audit/record.js';
import { may, assignmentFor } from '../../identity/rights/rights.js';
import { Office, TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { UnitsService } from '../../officials/units.service.js';
import { silenceEnds } from '../core/silence.js';
import { type Evidence, EvidenceCheckerService } from '../evidence/evidence-checker.service.js';
import { readNumber } from '../core/number.js';
import { Complaint } from '../core/complaint.entity.js';
import { ComplaintEvent, type EventDetails } from '../core/complaint-event.entity.js';
import { append } from '../core/append.js';
import { type OfficerAction, type RejectionReason, transitionOf } from '../core/life-cycle.js';
import { ComplaintReadingService } from '../core/reading/complaint-reading.service.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { numberOrRefuse } from '../core/parse-number.js';
import { carryOver } from '../merging/carry-over.js';
import { faultOfMerge, mergeFaults } from '../merging/may-merge.js';
import { lockComplaint, lockInOrder, notPossible } from '../core/lock-complaint.js';
import { mayTake } from '../core/reading/possible-steps.js';
import { type OfficerComplaintResponse } from '../core/reading/officer.response.js';

/** Which complaint an officer acts on, and in which sending of the request. */
export interface Acting {
  readonly attempt: IdempotentRequest;
  readonly actor: Actor;
  /** As the client wrote it. */
  readonly number: string;
}

/** A step an officer takes, checked but for the complaint's own state. */
interface Step {
  readonly message: string | null;
  readonly messagePublic: boolean;
  readonly details?: EventDetails;
  /** The office it goes to; the owner stays where absent. */
  readonly newOwner?: string;
  /** What shows that it is done. */
  readonly evidence?: Evidence;
  /** What follows in the same transaction. */
  readonly afterwards?: () => Promise<void>;
}

/** Decides a step, once complaint and right are clear. */
type Plan = (complaint: Complaint, manager: EntityManager) => Step | Promise<Step>;

/** What a unit is asked to do. */
export interface StepRequest {
  readonly unit: string;
  readonly message: string;
  readonly who?: string;
  /** The day by which it is to be done, `YYYY-MM-DD`. */
  readonly by?: string;
}

/** What the office that holds a complaint can do with it. Each step is one event in one transaction, and answers with the complaint after it. */
@Injectable()
export class OfficerActionsService {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly reading: ComplaintReadingService,
    private readonly directory: DirectoryService,
    private readonly areas: AreaDirectoryService,
    private readonly units: UnitsService,
    private readonly deadlines: DeadlinesService,
    private readonly evidence: EvidenceCheckerService,
    private readonly clock: Clock,
  ) {}

  /** Answers the citizen in public. */
  respond(acting: Acting, message: string): Promise<OfficerComplaintResponse> {
    return this.take(acting, 'respond', () => ({ message, messagePublic: true }));
  }

  /** Hands the work to a unit. The citizen has not been answered by that. */
  async coordinate(
    acting: Acting,
    { unit, message, who, by }: StepRequest,
  ): Promise<OfficerComplaintResponse> {
    const known = await this.units.find(unit);
    return this.take(acting, 'coordinate', (complaint) => {
      const faults: FieldError[] = known ? [] : [unknown('unit', unit)];
      if (by !== undefined && by < this.todayOf(complaint)) faults.push({ field: 'by', code: 'in_past' });
      if (faults.length > 0) throw Problem.invalid(...faults);
      const agreed = { ...(who !== undefined && { who }), ...(by !== undefined && { dueOn: by }) };
      return { message, messagePublic: false, details: { unit, ...agreed } };
    });
  }

  /** Says in public that it is done, and shows it. @throws Problem `evidence_required` or `evidence_doubtful` */
  async resolve(acting: Acting, message: string, evidence: Evidence): Promise<OfficerComplaintResponse> {
    const calendarOf = await this.deadlines.calendars();
    return this.take(acting, 'resolve', (complaint) => {
      const city = this.cityOf(complaint);
      const closesAt = city && silenceEnds(this.clock.now(), calendarOf(city)).toISOString();
      return { message, messagePublic: true, details: { closesAt }, evidence };
    });
  }

  /** Turns it away: a kelurahan to the triage office, the triage office for good. */
  reject(acting: Acting, reason: RejectionReason, message: string): Promise<OfficerComplaintResponse> {
    return this.take(acting, 'reject', ({ ownerOffice }) =>
      ownerOffice === TRIAGE_OFFICE
        ? { message, messagePublic: true, details: { reason } }
        : {
            message,
            messagePublic: false,
            details: { reason, office: TRIAGE_OFFICE },
            newOwner: TRIAGE_OFFICE,
          },
    );
  }

  /** Passes it to the kelurahan that is responsible. It stays in its city, with those who may see who filed it. */
  transfer(acting: Acting, kelurahanCode: string, message: string): Promise<OfficerComplaintResponse> {
    return this.take(acting, 'transfer', ({ ownerOffice, cityPrefix: city }) => {
      const kelurahan = this.areas.tree.get(kelurahanCode);
      if (kelurahan?.level !== 'kelurahan') throw Problem.invalid(unknown('kelurahanCode', kelurahanCode));
      if (kelurahan.cityPrefix !== city)
        throw Problem.invalid({ field: 'kelurahanCode', code: 'other_city', parameters: { city } });
      if (kelurahanCode === ownerOffice)
        throw Problem.invalid({ field: 'kelurahanCode', code: 'already_there' });
      return {
        message,
        messagePublic: false,
        details: { office: kelurahanCode },
        newOwner: kelurahanCode,
      };
    });
  }

  /** Lets it go on in an older one about the same thing. @throws Problem `merge_not_possible` */
  merge(acting: Acting, into: string): Promise<OfficerComplaintResponse> {
    const plan: Plan = async (complaint, manager) => {
      const target = await this.findTarget(manager, into);
      const fault = faultOfMerge(complaint, target, this.clock.now());
      if (fault)
        throw new Problem('merge_not_possible', { number: complaint.number, reason: mergeFaults[fault] });
      return {
        message: null,
        messagePublic: false,
        details: { into: target.number },
        afterwards: () => carryOver(manager, complaint, target),
      };
    };
    const numbers = [acting.number, into].flatMap((text) => readNumber(text) ?? []);
    return this.take(acting, 'merge', plan, numbers);
  }

  private async findTarget(manager: EntityManager, text: string): Promise<Complaint> {
    const number = readNumber(text);
    const target = number === undefined ? null : await manager.findOneBy(Complaint, { number });
    if (!target) throw Problem.invalid(unknown('into', text));
    return target;
  }

  private cityOf({ cityPrefix }: Complaint): City | undefined {
    return this.areas.cities.find(({ prefix }) => prefix === cityPrefix);
  }

  private todayOf(complaint: Complaint): Day {
    return dayOf(this.clock.now(), this.cityOf(complaint)?.timeZone ?? 'UTC');
  }

  /**
   * Takes a step: finds the complaint (404), checks that the actor may take it in
   * the name of an office (403), that it is possible now (409), and appends the event.
   *
   * @param among numbers of all complaints that the step is about, where it is about more than one
   */
  private async take(
    { attempt, actor, number }: Acting,
    action: OfficerAction,
    plan: Plan,
    among: readonly string[] = [],
  ): Promise<OfficerComplaintResponse> {
    const directory = await this.directory.current();
    const mayRepeat = (manager: EntityManager): Promise<void> => refuseFormer(manager, actor, number);
    const act = async (manager: EntityManager): Promise<OfficerComplaintResponse> => {
      if (among.length > 0) await lockInOrder(manager, among);
      const complaint = await lockComplaint(manager, number);
      const assignment = assignmentFor(actor.assignments, action, complaint);
      if (!assignment) throw await refusal(manager, actor, complaint);
      const office = assignment.officeCode;
      const taker = office === TRIAGE_OFFICE ? 'triage' : 'lurah';
      const at = this.clock.now();
      const transition = transitionOf(action, complaint.status, taker);
      if (!transition) throw notPossible(action, complaint, taker, mayTake(actor.assignments, complaint));
      const step = await plan(complaint, manager);
      const { evidence } = step;
      const weighed = evidence && (await this.evidence.weigh(manager, complaint, evidence, at));
      await append(manager, complaint, {
        at,
        kind: transition.event,
        actorOffice: office,
        actorAccount: actor.accountId,
        message: step.message,
        messagePublic: step.messagePublic,
        details: { ...step.details, ...weighed?.details },
        answers: transition.answers,
        status: transition.to,
        ownerOffice: step.newOwner ?? complaint.ownerOffice,
      });
      if (evidence) await this.evidence.keep(manager, complaint, evidence);
      await step.afterwards?.();
      const answer = await this.reading.withHistory(manager, complaint, directory, actor.assignments);
      const { lastEvent: event, status } = complaint;
      const deed = { at, action: `complaint.${transition.event}`, subject: complaint.number };
      const { into } = step.details ?? {};
      const details = {
        event,
        status,
        office,
        ...(into !== undefined && { into }),
        ...(weighed && { photos: weighed.hashes }),
      };
      await recordAction(manager, auditActionOf(actor, { ...deed, details }));
      return answer;
    };
    return this.idempotency.once(attempt, act, mayRepeat);
  }
}

/**
 * Whoever may see a complaint no longer, gets no earlier view of it. One exception: while it stands as they left it
 * themselves, for the office that they still hold, the answer to that step is theirs.
 */
async function refuseFormer(manager: EntityManager, actor: Actor, text: string): Promise<void> {
  const complaint = await manager.findOneByOrFail(Complaint, { number: numberOrRefuse(text) });
  if (may(actor.assignments, 'see', complaint)) return;
  const { id: complaintId, lastEvent: seq } = complaint;
  const last = await manager.findOneBy(ComplaintEvent, { complaintId, seq });
  const leftIt = last?.actorAccount === actor.accountId && last.actorOffice;
  if (!leftIt || !may(actor.assignments, 'see', { ownerOffice: leftIt, cityPrefix: complaint.cityPrefix }))
    throw await refusal(manager, actor, complaint);
}

/** Another's complaint, or one of the own office with which only the office's head may do this. */
async function refusal(
  manager: EntityManager,
  { assignments }: Actor,
  { number, ownerOffice }: Complaint,
): Promise<Problem> {
  if (assignments.some(({ role, officeCode }) => role === 'staff' && officeCode === ownerOffice))
    return new Problem('not_allowed');
  const owner = ownerOffice === null ? null : await manager.findOneBy(Office, { code: ownerOffice });
  return new Problem('not_your_complaint', { number, owner: owner?.name ?? 'nobody yet' });
}

function unknown(field: string, code: string): FieldError {
  return { field, code: 'unknown_code', parameters: { code } };
}
