import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type Sweep, SweepEvery } from '../../queues/handlers.js';
import { routeComplaint } from '../../queues/jobs.js';
import { Nudges } from '../../queues/nudges.service.js';
import { Complaint } from '../life/complaint.entity.js';

const PENDING_TOO_LONG = 5_000;
const AT_ONCE = 1_000;

/** Nudges again what is received and still not routed: its job was lost, or never added. */
@Injectable()
@SweepEvery(5_000)
export class PendingRoutingSweep implements Sweep {
  constructor(
    @InjectRepository(Complaint) private readonly complaints: Repository<Complaint>,
    private readonly nudges: Nudges,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const overdue = new Date(this.clock.now().getTime() - PENDING_TOO_LONG);
    const pending = await this.complaints.find({
      select: { id: true },
      where: { status: 'received', filedAt: LessThan(overdue) },
      order: { filedAt: 'ASC' },
      take: AT_ONCE,
    });
    for (const { id } of pending) this.nudges.nudge(routeComplaint, { complaintId: id }, id);
  }
}
