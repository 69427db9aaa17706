import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../../common/clock.js';
import { Problem } from '../../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../../config/city-keys.js';
import { type Actor } from '../../../identity/actor.js';
import { may, type RoleAssignment } from '../../../identity/rights/rights.js';
import { ComplaintListsService } from './complaint-lists.service.js';
import { Complaint } from '../complaint.entity.js';
import { type ComplaintResponse, showSummary, showTimeline } from './complaint.response.js';
import { type Directory, DirectoryService } from './directory.service.js';
import { historyOf, type ToldEvent } from '../append.js';
import { photosByEvent } from '../photos/photos-by-event.js';
import { parseNumberOrFail } from '../parse-number.js';
import { ReportersService } from '../reporters/reporters.service.js';
import { type OfficerComplaintResponse, showToOfficer } from './officer.response.js';

/** One complaint with its history, for the public, for officers and for apps. */
@Injectable()
export class ComplaintReadingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly lists: ComplaintListsService,
    private readonly directory: DirectoryService,
    private readonly reporters: ReportersService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `complaint_not_found` or `complaint_number_mistyped` */
  async forPublic(text: string): Promise<ComplaintResponse> {
    const complaint = await this.find(text);
    const [history, photos, directory] = await Promise.all([
      historyOf(this.db.manager, complaint.id),
      photosByEvent(this.db.manager, complaint.id, this.keys.all),
      this.directory.current(),
    ]);
    const zone = directory.zoneOf(complaint.cityPrefix);
    return {
      ...showSummary(complaint, directory),
      timeline: showTimeline(forEveryone(complaint, history), zone, directory, 'public', photos),
    };
  }

  /** @throws Problem `not_allowed` where the actor may not see the complaint */
  async forOfficer(actor: Actor, text: string): Promise<OfficerComplaintResponse> {
    const { number } = await this.find(text);
    const complaint = await this.lists.findFor(actor, number);
    if (!complaint) throw new Problem('not_allowed');
    return this.withHistory(this.db.manager, complaint, await this.directory.current(), actor.assignments);
  }

  /** @throws Problem `not_your_channel` where it was filed on another channel */
  async filed(assignments: readonly RoleAssignment[], text: string): Promise<Complaint> {
    const complaint = await this.find(text);
    if (!may(assignments, 'follow', complaint))
      throw new Problem('not_your_channel', { channel: complaint.channel });
    return complaint;
  }

  /** A complaint that the caller has just changed. It is read in the caller's transaction, which must not wait for a second connection. */
  async withHistory(
    manager: EntityManager,
    { id }: Pick<Complaint, 'id'>,
    directory: Directory,
    assignments: readonly RoleAssignment[],
  ): Promise<OfficerComplaintResponse> {
    const complaint = await manager.findOneByOrFail(Complaint, { id });
    const reporter = await this.reporters.maskedOf(manager, id);
    const history = await historyOf(manager, id);
    const photos = await photosByEvent(manager, id, this.keys.all);
    return showToOfficer(complaint, history, reporter, directory, photos, assignments, this.clock.now());
  }

  private async find(text: string): Promise<Complaint> {
    const number = parseNumberOrFail(text);
    const complaint = await this.db.getRepository(Complaint).findOneBy({ number });
    if (!complaint) throw new Problem('complaint_not_found', { number });
    return complaint;
  }
}

/**
 * The history for the public, which includes the office complained of: of a complaint about the conduct of an office it
 * has no words of the citizen, not even masked ones.
 */
function forEveryone({ aboutOffice }: Complaint, history: readonly ToldEvent[]): readonly ToldEvent[] {
  if (aboutOffice === null) return history;
  return history.map((event) => (event.words === null ? event : { ...event, words: null, message: null }));
}
