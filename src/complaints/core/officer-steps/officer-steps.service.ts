import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { recordAction } from '../../../audit/record.js';
import { Clock } from '../../../common/clock.js';
import { Problem } from '../../../common/problems/problem.js';
import { IdempotencyService } from '../../../idempotency/idempotency.service.js';
import { type Actor } from '../../../identity/actor.js';
import { auditActionOf } from '../../../identity/audit-action.js';
import { assignmentFor, may } from '../../../identity/rights/rights.js';
import { Office } from '../../../officials/office.entity.js';
import { actorRoleOf } from '../actor-role.js';
import { append } from '../append.js';
import { Complaint } from '../complaint.entity.js';
import { ComplaintEvent } from '../complaint-event.entity.js';
import { type OfficerAction } from '../life-cycle.js';
import { transitionOf } from '../transitions.js';
import { lockComplaint, lockInOrder, transitionNotAllowed } from '../lock-complaint.js';
import { parseNumberOrFail } from '../parse-number.js';
import { ComplaintReadingService } from '../reading/complaint-reading.service.js';
import { DirectoryService } from '../reading/directory.service.js';
import { type OfficerComplaintResponse } from '../reading/officer.response.js';
import { mayTake } from '../reading/possible-steps.js';
import { checkUnchanged } from './changed-meanwhile.js';
import { type StepPlan, type StepRequest } from './officer-step.js';

/** Takes the steps of officers. Each step is one event in one transaction, and answers with the complaint after it. */
@Injectable()
export class OfficerStepsService {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly reading: ComplaintReadingService,
    private readonly directory: DirectoryService,
    private readonly clock: Clock,
  ) {}

  /**
   * Finds the complaint (404), checks that the actor may take the step in the name of an office (403), that
   * nothing happened since it was read (409) and that the step is possible now (409), appends the event, and records it in the audit trail.
   *
   * @param among numbers of all complaints that the step is about, where it is about more than one
   * @throws Problem `complaint_not_found`, `complaint_number_mistyped`, `not_allowed`, `not_your_complaint`,
   * `changed_meanwhile` or `transition_not_allowed`, and whatever the plan throws
   */
  async take(
    { idempotency, actor, number, lastEvent: read }: StepRequest,
    action: OfficerAction,
    plan: StepPlan,
    among: readonly string[] = [],
  ): Promise<OfficerComplaintResponse> {
    const directory = await this.directory.current();
    const act = async (manager: EntityManager): Promise<OfficerComplaintResponse> => {
      if (among.length > 0) await lockInOrder(manager, among);
      const complaint = await lockComplaint(manager, number);
      const assignment = assignmentFor(actor.assignments, action, complaint);
      if (!assignment) throw await refusalOf(manager, actor, complaint);
      await checkUnchanged(manager, complaint, read, directory);
      const office = assignment.officeCode;
      const role = actorRoleOf(assignment);
      const at = this.clock.now();
      const transition = transitionOf(action, complaint.status, role);
      if (!transition)
        throw transitionNotAllowed(action, complaint, role, mayTake(actor.assignments, complaint));
      const step = await plan(complaint, manager, at);
      await append(manager, complaint, {
        at,
        kind: transition.event,
        actorOffice: office,
        actorAccount: actor.accountId,
        message: step.message,
        messagePublic: step.messagePublic,
        details: step.details ?? {},
        answers: step.answers ?? transition.answers,
        status: transition.to,
        ownerOffice: step.newOwner ?? complaint.ownerOffice,
      });
      await step.afterwards?.();
      const answer = await this.reading.withHistory(manager, complaint, directory, actor.assignments);
      const { lastEvent: event, status } = complaint;
      await recordAction(
        manager,
        auditActionOf(actor, {
          at,
          action: `complaint.${transition.event}`,
          subject: complaint.number,
          details: { event, status, office, ...step.audited },
        }),
      );
      return answer;
    };
    return this.idempotency.once(idempotency, act, (manager) => checkMayRepeat(manager, actor, number));
  }
}

/**
 * Checks that an actor may get the answer to an earlier request again. Whoever may not see the complaint any more gets
 * none, with one exception: while the last event is the actor's own, for an office that they still hold, they get it.
 */
async function checkMayRepeat(manager: EntityManager, actor: Actor, text: string): Promise<void> {
  const complaint = await manager.findOneByOrFail(Complaint, { number: parseNumberOrFail(text) });
  if (may(actor.assignments, 'see', complaint)) return;
  const { id: complaintId, lastEvent: seq } = complaint;
  const last = await manager.findOneBy(ComplaintEvent, { complaintId, seq });
  const ownOffice = last?.actorAccount === actor.accountId && last.actorOffice;
  if (!ownOffice || !may(actor.assignments, 'see', { ...complaint, ownerOffice: ownOffice, unitCode: null }))
    throw await refusalOf(manager, actor, complaint);
}

/** The complaint is another office's, or it is the own office's and only its head may do this. */
async function refusalOf(
  manager: EntityManager,
  { assignments }: Actor,
  { number, ownerOffice }: Complaint,
): Promise<Problem> {
  if (assignments.some(({ role, officeCode }) => role === 'staff' && officeCode === ownerOffice))
    return new Problem('not_allowed');
  const owner = ownerOffice === null ? null : await manager.findOneBy(Office, { code: ownerOffice });
  return new Problem('not_your_complaint', { number, owner: owner?.name ?? 'nobody yet' });
}
