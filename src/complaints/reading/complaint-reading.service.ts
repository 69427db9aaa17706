import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { type Actor } from '../../identity/actor.js';
import { ComplaintLists } from './complaint-lists.service.js';
import { Complaint } from '../life/complaint.entity.js';
import { type ComplaintView, showSummary, showTimeline } from './complaint.views.js';
import { DirectoryService } from './directory.service.js';
import { historyOf } from '../life/history.js';
import { numberOrRefuse } from './number-or-refuse.js';
import { type OfficerComplaint, showToOfficer } from '../officers/officer.views.js';

/** One complaint with its history, for whoever reads it. */
@Injectable()
export class ComplaintReading {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly lists: ComplaintLists,
    private readonly directory: DirectoryService,
  ) {}

  /** @throws Problem `complaint_not_found` or `complaint_number_mistyped` */
  async forPublic(text: string): Promise<ComplaintView> {
    const complaint = await this.find(text);
    const [history, directory] = await Promise.all([
      historyOf(this.db.manager, complaint.id),
      this.directory.current(),
    ]);
    const zone = directory.zoneOf(complaint.cityPrefix);
    return {
      ...showSummary(complaint, directory),
      timeline: showTimeline(history, zone, directory, 'public'),
    };
  }

  /** @throws Problem `not_allowed` where the complaint is out of the actor's sight */
  async forOfficer(actor: Actor, text: string): Promise<OfficerComplaint> {
    const { number } = await this.find(text);
    const complaint = await this.lists.findFor(actor, number);
    if (!complaint) throw new Problem('not_allowed');
    return this.withHistory(complaint);
  }

  /** A complaint the caller has just acted on. */
  async withHistory({ id }: Pick<Complaint, 'id'>): Promise<OfficerComplaint> {
    const [complaint, history, directory] = await Promise.all([
      this.db.getRepository(Complaint).findOneByOrFail({ id }),
      historyOf(this.db.manager, id),
      this.directory.current(),
    ]);
    return showToOfficer(complaint, history, directory);
  }

  private async find(text: string): Promise<Complaint> {
    const number = numberOrRefuse(text);
    const complaint = await this.db.getRepository(Complaint).findOneBy({ number });
    if (!complaint) throw new Problem('complaint_not_found', { number });
    return complaint;
  }
}
