import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { usePhotos } from '../../attachments/photo-rows.js';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type AuditAction } from '../../audit/chain.js';
import { recordAction } from '../../audit/record.js';
import { appeal, contestOf } from './contests.js';
import { photosByEvent } from '../core/photos/photos-by-event.js';
import { append, historyOf } from '../core/append.js';
import { Complaint } from '../core/complaint.entity.js';
import { type EventDetails } from '../core/complaint-event.entity.js';
import { ComplaintWords } from '../core/complaint-words.entity.js';
import { newEvent } from '../core/history.js';
import { type Action } from '../core/life-cycle.js';
import { type Transition, transitionOf } from '../core/transitions.js';
import { type Directory, DirectoryService } from '../core/reading/directory.service.js';
import { parseNumberOrFail } from '../core/parse-number.js';
import { ReportersService } from '../core/reporters/reporters.service.js';
import { lockComplaint, transitionNotAllowed } from '../core/lock-complaint.js';
import { checkTrackingSecret } from '../core/own-complaint.js';
import {
  isRequestable,
  type OwnComplaintResponse,
  type OwnComplaintWithReporterResponse,
  showToCitizen,
} from './own-complaint.response.js';
import { withdrawalReason } from './withdrawal.js';

/** Which complaint a citizen acts on, with which secret, and the request that it came with. */
export interface CitizenRequest {
  readonly idempotency: IdempotentRequest;
  /** Number of the complaint, as the client wrote it. */
  readonly number: string;
  readonly secret: string;
}

/** What a citizen sends with an action. */
interface Words {
  readonly message?: string;
  readonly score?: number;
  /** Ids of photos that show it. */
  readonly photos?: readonly string[];
}

/** What the citizen who filed a complaint does with it. The tracking secret takes the place of an account. */
@Injectable()
export class CitizenActionsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly idempotency: IdempotencyService,
    private readonly directory: DirectoryService,
    private readonly reporters: ReportersService,
    private readonly clock: Clock,
  ) {}

  /** The complaint, with what only its citizen may see. */
  async read(number: string, secret: string): Promise<OwnComplaintWithReporterResponse> {
    const id = await this.idOfOwn(number, secret);
    const [shown, reporter] = await Promise.all([
      this.show(this.db.manager, id, await this.directory.current()),
      this.reporters.of(this.db.manager, id),
    ]);
    return { ...shown, reporter };
  }

  /** Tells the office more. */
  add(request: CitizenRequest, words: Words): Promise<OwnComplaintResponse> {
    return this.act(request, 'add', words, false);
  }

  /** Says that it is done, which closes it. */
  confirm(request: CitizenRequest, words: Words): Promise<OwnComplaintResponse> {
    return this.act(request, 'confirm', words, true);
  }

  /**
   * Says that it is not done, which reopens it; from the fourth time on an inspector decides.
   *
   * @throws Problem `contest_with_inspector` where one has it already, or has decided
   */
  contest(request: CitizenRequest, words: Words): Promise<OwnComplaintResponse> {
    return this.act(request, 'contest', words, true);
  }

  /** Withdraws it. */
  withdraw(request: CitizenRequest, words: Words): Promise<OwnComplaintResponse> {
    return this.act(request, 'withdraw', words, false, (complaint) => ({
      reason: withdrawalReason(complaint, this.clock.now()),
    }));
  }

  private async act(
    { idempotency, number, secret }: CitizenRequest,
    action: Action,
    { message, score, photos = [] }: Words,
    isPublic: boolean,
    detailsOf: (complaint: Complaint) => EventDetails = () => ({}),
  ): Promise<OwnComplaintResponse> {
    // Checked first: the answer to a repeated request is as private as the first one.
    await this.idOfOwn(number, secret);
    const directory = await this.directory.current();
    return this.idempotency.once(idempotency, async (manager) => {
      const complaint = await lockComplaint(manager, number);
      // Checked again under the lock: the citizen may have been erased meanwhile.
      await checkTrackingSecret(manager, complaint, secret);
      const possible = transitionOf(action, complaint.status, 'citizen');
      if (!possible) throw transitionNotAllowed(action, complaint, 'citizen', isRequestable);
      const transition =
        action === 'contest' ? await this.transitionOfContest(manager, complaint, possible) : possible;
      const event = newEvent({
        at: this.clock.now(),
        kind: transition.event,
        status: transition.to,
        ownerOffice: complaint.ownerOffice,
        messagePublic: isPublic,
        details: { ...detailsOf(complaint), ...(score !== undefined && { score }) },
      });
      const { id: complaintId, lastEvent: seq } = await append(manager, complaint, event);
      if (message !== undefined) await manager.insert(ComplaintWords, { complaintId, seq, words: message });
      await usePhotos(manager, photos, { complaintId, eventSeq: seq, sentBy: 'citizen' });
      const shown = await this.show(manager, complaint.id, directory);
      if (transition.action === 'appeal') await recordAction(manager, appealOf(complaint, event.at));
      return shown;
    });
  }

  /** The transition that a contest makes: it reopens the complaint, or brings it to an inspector. */
  private async transitionOfContest(
    manager: EntityManager,
    complaint: Complaint,
    reopening: Transition,
  ): Promise<Transition> {
    const { id, number, status, cityPrefix } = complaint;
    const history = await historyOf(manager, id);
    const route = await contestOf(manager, id, history);
    if (route === 'reopen') return reopening;
    const appealing = transitionOf('appeal', status, 'citizen');
    if (route === 'with_inspector' || !appealing) throw new Problem('contest_with_inspector', { number });
    const zone = (await this.directory.current()).zoneOf(cityPrefix);
    await appeal(manager, id, history, this.clock.now(), zone);
    return appealing;
  }

  /** @throws Problem `wrong_tracking_secret` where the complaint is not the sender's */
  private async idOfOwn(text: string, secret: string): Promise<string> {
    const number = parseNumberOrFail(text);
    const complaint = await this.db
      .getRepository(Complaint)
      .findOne({ select: { id: true }, where: { number } });
    if (!complaint) throw new Problem('complaint_not_found', { number });
    await checkTrackingSecret(this.db.manager, { id: complaint.id, number }, secret);
    return complaint.id;
  }

  private async show(
    manager: EntityManager,
    id: string,
    directory: Directory,
  ): Promise<OwnComplaintResponse> {
    const complaint = await manager.findOneByOrFail(Complaint, { id });
    const history = await historyOf(manager, id);
    const photos = await photosByEvent(manager, id, this.keys.all);
    const contest = complaint.status === 'resolved' ? await contestOf(manager, id, history) : undefined;
    return showToCitizen(complaint, history, directory, photos, contest);
  }
}

/** The entry in the audit trail for an inspection that a citizen caused. Its outcome changes published numbers. */
function appealOf({ number, lastEvent }: Complaint, at: Date): AuditAction {
  const details = JSON.stringify({ event: lastEvent });
  return { at, accountId: null, account: 'citizen', action: 'complaint.appealed', subject: number, details };
}
