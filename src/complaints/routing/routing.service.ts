import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { Clock } from '../../common/clock.js';
import { Batcher } from '../../common/batcher.js';
import { isOutOfReach } from '../../common/out-of-reach.js';
import { officesInConflict } from '../../officials/conflicts.js';
import { superiorsOf, superiorWhoAnswers } from '../core/about-office.js';
import { type Responsible, responsibleOffice, statedPlaceOf } from '../core/responsible-office.js';
import { appendAll, type NextEvent } from '../core/append.js';
import { newEvent } from '../core/history.js';
import { transitionOf } from '../core/transitions.js';
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
      const superiors = await this.superiorsFor(complaints);
      await appendAll(
        this.complaints.manager,
        complaints.flatMap((complaint) => this.routed(complaint, superiors)),
      );
    }
    return ids.map(() => undefined);
  }

  /** Who answers complaints about the conduct of each of the offices complained of. */
  private async superiorsFor(complaints: readonly UnroutedComplaint[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const about of new Set(complaints.flatMap(({ aboutOffice }) => aboutOffice ?? []))) {
      const superiors = superiorsOf(about, this.areas.tree);
      const { manager } = this.complaints;
      const inConflict = await officesInConflict(manager, superiors, about, this.clock.now());
      found.set(about, superiorWhoAnswers(superiors, inConflict));
    }
    return found;
  }

  private routed(complaint: UnroutedComplaint, superiors: ReadonlyMap<string, string>): NextEvent[] {
    const routing = transitionOf('route', complaint.status, 'system');
    if (!routing) return [];
    const { office, because } = this.responsibleFor(complaint, superiors);
    const event = newEvent({
      at: this.clock.now(),
      kind: routing.event,
      details: { office, because },
      status: routing.to,
      ownerOffice: office,
    });
    return [{ complaint, event }];
  }

  private responsibleFor(complaint: UnroutedComplaint, superiors: ReadonlyMap<string, string>): Responsible {
    const { aboutOffice } = complaint;
    const superior = aboutOffice === null ? undefined : superiors.get(aboutOffice);
    if (superior !== undefined) return { office: superior, because: 'about_office' };
    return responsibleOffice(statedPlaceOf(complaint), (at) => this.areas.locate(at));
  }
}
