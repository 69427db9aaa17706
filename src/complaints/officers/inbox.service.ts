import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { firstPhotosOf } from '../../attachments/photo-rows.js';
import { FIRST_ID, type CursorPage, pageOf, readCursor } from '../../common/pagination.js';
import { type Actor, reachOrRefuse } from '../../identity/actor.js';
import { type Complaint } from '../core/complaint.entity.js';
import { type InboxQuery } from './inbox.dto.js';
import { ComplaintListsService } from '../core/reading/complaint-lists.service.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { type InboxEntryResponse, type Pictured, showInboxEntry } from '../core/reading/officer.response.js';
import { type Due, OpenComplaintsRepository, type InboxScope } from './open-complaints.repository.js';

const DEFAULT_LIMIT = 50;
/** Longer lists are counted no further. */
export const MOST_COUNTED = 1_000;

/** How much is overdue, due until an instant, and due later; each counted up to a thousand. */
export interface DueCounts {
  readonly overdue: number;
  readonly soon: number;
  readonly later: number;
}

/** The complaints that officers have to act on, or to oversee. */
@Injectable()
export class InboxService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly openComplaints: OpenComplaintsRepository,
    private readonly lists: ComplaintListsService,
    private readonly directory: DirectoryService,
  ) {}

  /** @throws Problem `not_allowed`, or `validation_failed` for an unknown area or a foreign cursor */
  async list(actor: Actor, query: InboxQuery): Promise<CursorPage<InboxEntryResponse>> {
    const { items, nextCursor } = await this.pictured(actor, query, false);
    return { items: items.map(({ entry }) => entry), nextCursor };
  }

  /** The same with a photo to each, for pages. */
  async pictured(actor: Actor, query: InboxQuery, withPhotos = true): Promise<CursorPage<Pictured>> {
    const { area, cursor, limit = DEFAULT_LIMIT } = query;
    const after = readCursor(cursor);
    const open = await this.open(actor, area, { ...(after && { after }) }, limit + 1);
    const { items, nextCursor } = pageOf(
      open,
      limit,
      (row) => ({ at: row.nextDueAt ?? row.filedAt, id: row.id }),
      (row) => row,
    );
    return { items: await this.show(actor, items, withPhotos), nextCursor };
  }

  /** The first complaints that are due between two instants. */
  async dueBetween(
    actor: Actor,
    area: string | undefined,
    [from, until]: readonly [Date, Date],
    limit: number,
  ): Promise<Pictured[]> {
    const due = { after: { at: from, id: FIRST_ID }, until };
    return this.show(actor, await this.open(actor, area, due, limit), true);
  }

  /** Complaints that a citizen contested and that are open again, the oldest due first. */
  async contested(actor: Actor, area: string | undefined, limit: number): Promise<Pictured[]> {
    return this.show(actor, await this.open(actor, area, { contested: true }, limit), true);
  }

  /** Counts what is overdue, due before `until`, and due later. */
  async counts(actor: Actor, area: string | undefined, now: Date, until: Date): Promise<DueCounts> {
    const scope = this.scopeOf(actor, area);
    const from = (at: Date): Due => ({ after: { at, id: FIRST_ID } });
    const [overdue, soon, later] = await Promise.all(
      [{ until: now }, { ...from(now), until }, from(until)].map((due) =>
        this.openComplaints.count(scope, due, MOST_COUNTED),
      ),
    );
    return { overdue: overdue ?? 0, soon: soon ?? 0, later: later ?? 0 };
  }

  private async open(actor: Actor, area: string | undefined, due: Due, atMost: number): Promise<Complaint[]> {
    const ids = await this.openComplaints.first(this.scopeOf(actor, area), due, atMost);
    return this.lists.ofIds(ids);
  }

  /** Which complaints an actor sees, by the table of rights. */
  private scopeOf(actor: Actor, area: string | undefined): InboxScope {
    const { cities, triageOf, offices, units, conflicts } = reachOrRefuse(actor, 'see');
    return {
      cities,
      triageOf,
      offices,
      units,
      conflicts,
      ...(area !== undefined && { within: this.lists.officesIn(area) }),
    };
  }

  private async show(
    { assignments }: Actor,
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
      return { entry: showInboxEntry(complaint, directory, assignments), ...(photo && { photo }) };
    });
  }
}
