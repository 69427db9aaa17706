import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { firstPhotosOf, type Photo } from '../../attachments/photo-rows.js';
import { FIRST_ID, type Page, writeCursor } from '../../common/page.js';
import { type Actor } from '../../identity/actor.js';
import { type Complaint } from '../life/complaint.entity.js';
import { type InboxQuery } from '../reading/complaint-lists.queries.js';
import { ComplaintLists } from '../reading/complaint-lists.service.js';
import { DirectoryService } from '../reading/directory.service.js';
import { type InboxEntry, showInboxEntry } from './officer.views.js';

/** A complaint in an inbox, with the first of its citizen's photos. */
export interface Pictured {
  readonly entry: InboxEntry;
  readonly photo?: Pick<Photo, 'id' | 'width' | 'height'>;
}

/** How much is overdue, due until an instant, and due later; each counted up to a thousand. */
export interface DueCounts {
  readonly overdue: number;
  readonly soon: number;
  readonly later: number;
}

/** What officers have to do, or to see to. */
@Injectable()
export class Inbox {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly lists: ComplaintLists,
    private readonly directory: DirectoryService,
  ) {}

  /** @throws Problem `not_allowed`, or `validation_failed` for an unknown area or a foreign cursor */
  async list(actor: Actor, query: InboxQuery): Promise<Page<InboxEntry>> {
    const { items, nextCursor } = await this.pictured(actor, query, false);
    return { items: items.map(({ entry }) => entry), nextCursor };
  }

  /** The same with a photo to each, for people who look at it. */
  async pictured(actor: Actor, query: InboxQuery, withPhotos = true): Promise<Page<Pictured>> {
    const { items, nextCursor } = await this.lists.inbox(actor, query);
    return { items: await this.show(actor, items, withPhotos), nextCursor };
  }

  /** The first that fall due between two instants. */
  async dueBetween(
    actor: Actor,
    area: string | undefined,
    [from, until]: readonly [Date, Date],
    limit: number,
  ): Promise<Pictured[]> {
    const cursor = writeCursor({ at: from, id: FIRST_ID });
    const { items } = await this.lists.inbox(actor, { area, cursor, limit });
    const due = items.filter(({ nextDueAt }) => nextDueAt !== null && nextDueAt < until);
    return this.show(actor, due, true);
  }

  /** What a citizen contested and is open again; the oldest due first. */
  async contested(actor: Actor, area: string | undefined, limit: number): Promise<Pictured[]> {
    return this.show(actor, await this.lists.contested(actor, area, limit), true);
  }

  /** @param until when what is due soon ends */
  async counts(actor: Actor, area: string | undefined, now: Date, until: Date): Promise<DueCounts> {
    const [overdue = 0, soon = 0, later = 0] = await this.lists.countDue(actor, area, [now, until]);
    return { overdue, soon, later };
  }

  private async show(
    { seats }: Actor,
    complaints: readonly Complaint[],
    withPhotos: boolean,
  ): Promise<Pictured[]> {
    const ids = withPhotos ? complaints.map(({ id }) => id) : [];
    const [directory, photos] = await Promise.all([
      this.directory.current(),
      ids.length > 0 ? firstPhotosOf(this.db.manager, ids) : undefined,
    ]);
    return complaints.map((complaint) => {
      const photo = photos?.get(complaint.id);
      return { entry: showInboxEntry(complaint, directory, seats), ...(photo && { photo }) };
    });
  }
}
