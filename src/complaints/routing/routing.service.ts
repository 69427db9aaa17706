import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { Clock } from '../../common/clock.js';
import { Batcher } from '../../common/batcher.js';
import { isOutOfReach } from '../../common/out-of-reach.js';
import { responsibleOffice } from '../core/responsible-office.js';
import { appendAll, type NextEvent } from '../core/append.js';
import { newEvent } from '../core/history.js';
import { transitionOf } from '../core/life-cycle.js';
import { type UnroutedComplaint, UnroutedComplaintsRepository } from './unrouted-complaints.repository.js';

/** Gives complaints their owners. Concurrent jobs are routed in one statement. */
@Injectable()
export class RoutingService {
  private readonly batcher = new Batcher<string, void>(
    { maxBatch: 200, concurrency: 2, retryAlone: (fault) => !isOutOfReach(fault) },
    (ids) => this.routeAll(ids),
  );

  constructor(
    private readonly complaints: UnroutedComplaintsRepository,
    private readonly areas: AreaDirectoryService,
    private readonly clock: Clock,
  ) {}

  /** Routes a complaint, unless it has been routed before. */
  route(complaintId: string): Promise<void> {
    return this.batcher.add(complaintId);
  }

  /** Whether there is such a complaint and it has no owner yet. */
  async isUnrouted(complaintId: string): Promise<boolean> {
    return (await this.complaints.among([complaintId])).length > 0;
  }

  private async routeAll(ids: readonly string[]): Promise<void[]> {
    const complaints = await this.complaints.among([...new Set(ids)]);
    if (complaints.length > 0) {
      await appendAll(
        this.complaints.manager,
        complaints.flatMap((complaint) => this.routed(complaint)),
      );
    }
    return ids.map(() => undefined);
  }

  private routed(complaint: UnroutedComplaint): NextEvent[] {
    const routing = transitionOf('route', complaint.status, 'system');
    if (!routing) return [];
    const { lat, lng, statedKelurahan } = complaint;
    const point = lat === null || lng === null ? null : { lat, lng };
    const { office, because } = responsibleOffice({ point, kelurahanCode: statedKelurahan }, (at) =>
      this.areas.locate(at),
    );
    const event = newEvent({
      at: this.clock.now(),
      kind: routing.event,
      details: { office, because },
      status: routing.to,
      ownerOffice: office,
    });
    return [{ complaint, event }];
  }
}
