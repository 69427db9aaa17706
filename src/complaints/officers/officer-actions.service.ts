import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { Clock } from '../../common/clock.js';
import { type FieldError } from '../../common/problems/field-error.js';
import { Problem } from '../../common/problems/problem.js';
import { Deadlines } from '../../deadlines/deadlines.service.js';
import { type Attempt } from '../../idempotency/attempt.js';
import { Idempotency } from '../../idempotency/idempotency.service.js';
import { type Actor } from '../../identity/actor.js';
import { deedOf } from '../../identity/audit/deed.js';
import { record } from '../../identity/audit/record.js';
import { seatFor } from '../../identity/rights/rights.js';
import { Office, TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { Units } from '../../officials/units.service.js';
import { silenceEnds } from '../citizens/silence.js';
import { type Evidence, EvidenceScale } from '../evidence/evidence.service.js';
import { type Complaint } from '../life/complaint.entity.js';
import { type EventDetails } from '../life/complaint-event.entity.js';
import { append } from '../life/append.js';
import { type OfficerAction, type RejectionReason, transitionOf } from '../life/life-cycle.js';
import { ComplaintReading } from '../reading/complaint-reading.service.js';
import { DirectoryService } from '../reading/directory.service.js';
import { lockComplaint, notPossible } from '../taking.js';
import { type OfficerComplaint } from './officer.views.js';

/** Which complaint an officer acts on, and in which sending of the request. */
export interface Acting {
  readonly attempt: Attempt;
  readonly actor: Actor;
  /** As the client wrote it. */
  readonly number: string;
}

/** A step an officer takes, checked but for the complaint's own state. */
interface Step {
  readonly message: string;
  readonly messagePublic: boolean;
  readonly details?: EventDetails;
  /** The office it goes to; the owner stays where absent. */
  readonly newOwner?: string;
  /** What shows that it is done. */
  readonly evidence?: Evidence;
}

/** What the office that holds a complaint can do with it. Each step is one event in one transaction, and answers with the complaint after it. */
@Injectable()
export class OfficerActions {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly reading: ComplaintReading,
    private readonly directory: DirectoryService,
    private readonly areas: AreaDirectory,
    private readonly units: Units,
    private readonly deadlines: Deadlines,
    private readonly scale: EvidenceScale,
    private readonly clock: Clock,
  ) {}

  /** Answers the citizen in public. */
  respond(acting: Acting, message: string): Promise<OfficerComplaint> {
    return this.take(acting, 'respond', () => ({ message, messagePublic: true }));
  }

  /** Hands the work to a unit. The citizen has not been answered by that. */
  async coordinate(acting: Acting, unit: string, message: string): Promise<OfficerComplaint> {
    const known = await this.units.find(unit);
    return this.take(acting, 'coordinate', () => {
      if (!known) throw Problem.invalid(unknown('unit', unit));
      return { message, messagePublic: false, details: { unit } };
    });
  }

  /** Says in public that it is done, and shows it. @throws Problem `evidence_required` or `evidence_doubtful` */
  async resolve(acting: Acting, message: string, evidence: Evidence): Promise<OfficerComplaint> {
    const calendarOf = await this.deadlines.calendars();
    return this.take(acting, 'resolve', ({ cityPrefix }) => {
      const city = this.areas.cities.find(({ prefix }) => prefix === cityPrefix);
      const closesAt = city && silenceEnds(this.clock.now(), calendarOf(city)).toISOString();
      return { message, messagePublic: true, details: { closesAt }, evidence };
    });
  }

  /** Turns it away: a kelurahan to the triage office, the triage office for good. */
  reject(acting: Acting, reason: RejectionReason, message: string): Promise<OfficerComplaint> {
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

  /** Passes it to the kelurahan that is responsible. */
  transfer(acting: Acting, kelurahanCode: string, message: string): Promise<OfficerComplaint> {
    return this.take(acting, 'transfer', ({ ownerOffice }) => {
      if (this.areas.tree.get(kelurahanCode)?.level !== 'kelurahan') {
        throw Problem.invalid(unknown('kelurahanCode', kelurahanCode));
      }
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

  /**
   * Takes a step: finds the complaint (404), checks that the actor may take it in
   * the name of an office (403), that it is possible now (409), and appends the event.
   *
   * @param plan decides the step once complaint and right are clear
   */
  private async take(
    { attempt, actor, number }: Acting,
    action: OfficerAction,
    plan: (complaint: Complaint) => Step,
  ): Promise<OfficerComplaint> {
    const directory = await this.directory.current();
    return this.idempotency.once(attempt, async (manager) => {
      const complaint = await lockComplaint(manager, number);
      const seat = seatFor(actor.seats, action, complaint);
      if (!seat) throw await refusal(manager, actor, complaint);
      const step = plan(complaint);
      const office = seat.officeCode;
      const taker = office === TRIAGE_OFFICE ? 'triage' : 'lurah';
      const at = this.clock.now();
      const transition = transitionOf(action, complaint.status, taker);
      if (!transition) throw notPossible(action, complaint, taker);
      const { evidence } = step;
      const weighed = evidence && (await this.scale.weigh(manager, complaint, evidence, at));
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
      if (evidence) await this.scale.keep(manager, complaint, evidence);
      const answer = await this.reading.withHistory(manager, complaint, directory);
      const { lastEvent: event, status } = complaint;
      const deed = { at, action: `complaint.${transition.event}`, subject: complaint.number };
      const details = { event, status, office, ...(weighed && { photos: weighed.hashes }) };
      await record(manager, deedOf(actor, { ...deed, details }));
      return answer;
    });
  }
}

/** Another's complaint, or one of the own office with which only the office's head may do this. */
async function refusal(
  manager: EntityManager,
  { seats }: Actor,
  { number, ownerOffice }: Complaint,
): Promise<Problem> {
  if (seats.some(({ role, officeCode }) => role === 'staff' && officeCode === ownerOffice))
    return new Problem('not_allowed');
  const owner = ownerOffice === null ? null : await manager.findOneBy(Office, { code: ownerOffice });
  return new Problem('not_your_complaint', { number, owner: owner?.name ?? 'nobody yet' });
}

function unknown(field: string, code: string): FieldError {
  return { field, code: 'unknown_code', parameters: { code } };
}
