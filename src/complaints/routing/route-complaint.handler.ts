import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { Clock } from '../../common/clock.js';
import { Handles, type JobHandler } from '../../queues/handlers.js';
import { routeComplaint } from '../../queues/jobs.js';
import { responsibleOffice } from '../../routing/responsible-office.js';
import { Complaint } from '../life/complaint.entity.js';
import { append } from '../life/append.js';
import { newEvent } from '../life/history.js';
import { transitionOf } from '../life/life-cycle.js';

/** Gives a received complaint its owner. Done once, however often the job comes. */
@Injectable()
@Handles(routeComplaint)
export class RouteComplaintHandler implements JobHandler<{ complaintId: string }> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly areas: AreaDirectory,
    private readonly clock: Clock,
  ) {}

  async handle({ complaintId }: { complaintId: string }): Promise<void> {
    await this.db.transaction(async (manager) => {
      const complaint = await manager.findOne(Complaint, {
        where: { id: complaintId },
        lock: { mode: 'pessimistic_write' },
      });
      const routing = complaint && transitionOf('route', complaint.status, 'system');
      if (!routing) return;
      const { lat, lng, statedKelurahan } = complaint;
      const point = lat === null || lng === null ? null : { lat, lng };
      const { office, because } = responsibleOffice({ point, kelurahanCode: statedKelurahan }, (at) =>
        this.areas.locate(at),
      );
      await append(
        manager,
        complaint,
        newEvent({
          at: this.clock.now(),
          kind: routing.event,
          details: { office, because },
          status: routing.to,
          ownerOffice: office,
        }),
      );
    });
  }
}
