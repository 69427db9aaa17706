import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { firstPhotosOf } from '../../attachments/photo-rows.js';
import { Clock } from '../../common/clock.js';
import { type Actor, mustBeAllowed } from '../../identity/actor.js';
import { named } from '../../database/named.js';
import { Complaint } from '../core/complaint.entity.js';
import { possibleIn } from '../core/life-cycle.js';
import { type Pictured, showInboxEntry } from '../core/reading/officer.response.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { faultOfMerge, type MergeFault } from './may-merge.js';

/** How near two complaints lie that may be about the same thing, in metres. */
const NEAR = 300;
const AT_MOST = 20;
const METRES_PER_DEGREE = 111_195;

const ALIKE = `
  SELECT id, round(metres)::int AS metres
  FROM (
    SELECT id, filed_at, sqrt(((lat - :lat) * ${METRES_PER_DEGREE}) ^ 2
                              + ((lng - :lng) * ${METRES_PER_DEGREE} * cos(radians(:lat))) ^ 2) AS metres
    FROM complaints
    WHERE owner_office = :ownerOffice AND city_prefix = :cityPrefix AND category_code = :categoryCode AND next_due_at IS NOT NULL AND id <> :id
  ) alike
  WHERE metres <= ${NEAR} OR metres IS NULL
  ORDER BY alike.metres NULLS LAST, filed_at
  LIMIT ${AT_MOST}`;

/** A complaint that may be about the same thing as another. */
export interface PossibleDuplicate extends Pictured {
  /** Between their places; null where one of them has no point. */
  readonly metres: number | null;
}

/** What would come of merging several: the oldest goes on, each of the others goes on in it or cannot. */
export interface Merging {
  readonly into: string;
  readonly merged: readonly string[];
  readonly refused: readonly { readonly number: string; readonly fault: MergeFault }[];
}

/** Finds what may be one complaint made several times, for the office that holds them to decide. */
@Injectable()
export class DuplicatesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly directory: DirectoryService,
    private readonly clock: Clock,
  ) {}

  /**
   * Open complaints of the same office and category near another, the nearest first; those without a point last.
   *
   * @throws Problem `not_allowed` for whoever may not merge it
   */
  async near(actor: Actor, number: string): Promise<PossibleDuplicate[]> {
    const complaint = await this.db.getRepository(Complaint).findOneByOrFail({ number });
    mustBeAllowed(actor, 'merge', complaint);
    const { id, cityPrefix, ownerOffice, categoryCode, lat, lng } = complaint;
    const found = await this.db.manager.query<{ id: string; metres: number | null }[]>(
      ...named(ALIKE, { cityPrefix, ownerOffice, categoryCode, id, lat, lng }),
    );
    const ids = found.map((each) => each.id);
    const [complaints, directory, photos] = await Promise.all([
      this.db.getRepository(Complaint).findBy({ id: In(ids) }),
      this.directory.current(),
      firstPhotosOf(this.db.manager, ids),
    ]);
    const byId = new Map(complaints.map((each) => [each.id, each]));
    return found.flatMap(({ id: other, metres }) => {
      const alike = byId.get(other);
      const photo = photos.get(other);
      return alike
        ? { entry: showInboxEntry(alike, directory, actor.assignments), metres, ...(photo && { photo }) }
        : [];
    });
  }

  /** What would come of merging these now. @throws Problem `not_allowed` where one of them is not the actor's to merge */
  async plan(actor: Actor, numbers: readonly string[]): Promise<Merging | undefined> {
    const complaints = await this.db.getRepository(Complaint).find({
      where: { number: In([...numbers]) },
      order: { filedAt: 'ASC', id: 'ASC' },
    });
    for (const complaint of complaints) mustBeAllowed(actor, 'merge', complaint);
    const [into, ...others] = complaints.filter(({ status }) => possibleIn('merge').includes(status));
    if (!into) return undefined;
    const now = this.clock.now();
    const judged = others.map((each) => ({ number: each.number, fault: faultOfMerge(each, into, now) }));
    return {
      into: into.number,
      merged: judged.filter(({ fault }) => !fault).map(({ number }) => number),
      refused: judged.flatMap(({ number, fault }) => (fault ? [{ number, fault }] : [])),
    };
  }
}
