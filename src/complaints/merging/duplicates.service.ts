import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { firstPhotosOf } from '../../attachments/photo-rows.js';
import { type Actor, mustBeAllowed } from '../../identity/actor.js';
import { Complaint } from '../core/complaint.entity.js';
import { possibleIn } from '../core/transitions.js';
import { type Pictured, showInboxEntry } from '../core/reading/officer.response.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { faultOfMerge, type MergeFault } from './may-merge.js';

/** A complaint that may be about the same thing as another. */
export interface PossibleDuplicate extends Pictured {
  /** Between their places; null where one of them has no point. */
  readonly metres: number | null;
}

/** What merging several complaints would do: the oldest stays, and each of the others is merged into it or cannot be. */
export interface Merging {
  readonly into: string;
  readonly merged: readonly string[];
  /** Those of `merged` that need a reason, since they are not plainly alike. */
  readonly unlike: readonly string[];
  readonly refused: readonly { readonly number: string; readonly fault: MergeFault }[];
}

/** Finds complaints that may be about the same thing. The office that holds them decides. */
@Injectable()
export class DuplicatesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly duplicates: DuplicatesRepository,
    private readonly directory: DirectoryService,
  ) {}

  /**
   * Open complaints of the same office and category near another, the nearest first; those without a point last.
   *
   * @throws Problem `not_allowed` for whoever may not merge it
   */
  async near(actor: Actor, number: string): Promise<PossibleDuplicate[]> {
    const complaint = await this.db.getRepository(Complaint).findOneByOrFail({ number });
    mustBeAllowed(actor, 'merge', complaint);
    const found = await this.duplicates.near(complaint);
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

  /** What merging these would do now. @throws Problem `not_allowed` where one of them is not the actor's to merge */
  async plan(actor: Actor, numbers: readonly string[]): Promise<Merging | undefined> {
    const complaints = await this.db.getRepository(Complaint).find({
      where: { number: In([...numbers]) },
      order: { filedAt: 'ASC', id: 'ASC' },
    });
    for (const complaint of complaints) mustBeAllowed(actor, 'merge', complaint);
    const [into, ...others] = complaints.filter(({ status }) => possibleIn('merge').includes(status));
    if (!into) return undefined;
    const checked = others.map((each) => ({ number: each.number, fault: faultOfMerge(each, into) }));
    const needsReason = (fault: MergeFault | undefined): boolean => fault === 'needs_reason';
    return {
      into: into.number,
      merged: checked.filter(({ fault }) => !fault || needsReason(fault)).map(({ number }) => number),
      unlike: checked.filter(({ fault }) => needsReason(fault)).map(({ number }) => number),
      refused: checked.flatMap(({ number, fault }) =>
        fault && !needsReason(fault) ? [{ number, fault }] : [],
      ),
    };
  }
}
