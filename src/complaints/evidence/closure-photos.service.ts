import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { photosOfComplaints } from '../../attachments/photo-rows.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Actor, mustBeAllowed } from '../../identity/actor.js';
import { type EventDetails } from '../core/complaint-event.entity.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { type PhotoResponse, showPhoto } from '../core/photos/photo.response.js';

/** The fields of a closure that its photos depend on. */
export interface Closed {
  readonly complaintId: string;
  readonly cityPrefix: string;
  readonly eventSeq: number;
  readonly details: EventDetails;
}

/** The photos of the citizen, and those of the office that closed the complaint. */
export interface BeforeAndAfter {
  readonly before: readonly PhotoResponse[];
  readonly after: readonly PhotoResponse[];
}

/** Finds the photos before and after each closure, for inspectors. */
@Injectable()
export class ClosurePhotosService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly directory: DirectoryService,
  ) {}

  /** @returns the photos of each closure, in their order @throws Problem `not_allowed` */
  async of(actor: Actor, closures: readonly Closed[]): Promise<BeforeAndAfter[]> {
    for (const closed of closures) mustBeAllowed(actor, 'inspect', closed);
    const ids = closures.map(({ complaintId }) => complaintId);
    const [photos, directory] = await Promise.all([
      photosOfComplaints(this.db.manager, ids, this.keys.all),
      this.directory.current(),
    ]);
    return closures.map((closed) => {
      const zone = directory.zoneOf(closed.cityPrefix);
      const own = photos.filter(({ complaintId }) => complaintId === closed.complaintId);
      const show = (shown: typeof own): PhotoResponse[] =>
        shown.map((photo) => showPhoto(photo, closed, zone, 'officer'));
      return {
        before: show(own.filter(({ sentBy }) => sentBy === 'citizen')),
        after: show(
          own.filter(({ eventSeq, sentBy }) => eventSeq === closed.eventSeq && sentBy === 'office'),
        ),
      };
    });
  }
}
