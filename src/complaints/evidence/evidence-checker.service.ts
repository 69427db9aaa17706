import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { takenAt } from '../../attachments/capture.js';
import { alikeOf, type Photo, unusedPhotos, usePhotos } from '../../attachments/photo-rows.js';
import { dayOf } from '../../common/city-time.js';
import { Problem } from '../../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { takeAdvisoryLock } from '../../database/advisory-lock.js';
import { CategoriesService } from '../core/categories/categories.service.js';
import { type Complaint } from '../core/complaint.entity.js';
import { type EventDetails } from '../core/complaint-event.entity.js';
import { InspectionsRepository } from '../core/inspections/inspections.repository.js';
import { pointOf } from '../core/point.response.js';
import { describeFindings } from './finding-texts.js';
import { isDrawn } from './draw.js';
import { type ClosureFacts, findingsFor, checkPhoto } from './check-evidence.js';
import { type PhotoCheck } from '../core/evidence-findings.js';

/** What an office sends to show that a complaint is done. */
export interface Evidence {
  /** Ids of photos. */
  readonly photos: readonly string[];
  /** Why the photos should count although they are doubtful. */
  readonly reason?: string;
}

/** What the evidence checker found. */
export interface CheckedEvidence {
  readonly details: EventDetails;
  /** SHA-256 of the files as they were sent, in hexadecimal, for the audit trail. */
  readonly hashes: readonly string[];
}

/** Advisory lock: a search for earlier photos waits for a transaction that is adding one. */
const PHOTO_COMPARISON_LOCK = 0x7a47e7;

/** Checks by rules the evidence that a complaint is done, and draws which closures are inspected. */
@Injectable()
export class EvidenceCheckerService {
  constructor(
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly categories: CategoriesService,
    private readonly areas: AreaDirectoryService,
  ) {}

  /**
   * Checks evidence in the transaction of the closure.
   *
   * @throws Problem `evidence_required` where the category needs a photo and there is none; `evidence_doubtful`
   * where something is doubtful and no reason was given
   */
  async check(
    manager: EntityManager,
    complaint: Complaint,
    { photos, reason }: Evidence,
    closedAt: Date,
  ): Promise<CheckedEvidence> {
    const category = await this.categories.find(complaint.categoryCode);
    if (photos.length === 0) {
      if (category?.evidenceRequired) throw new Problem('evidence_required', { category: category.code });
      return { details: {}, hashes: [] };
    }
    const closure: ClosureFacts = {
      filedAt: complaint.filedAt,
      closedAt,
      point: pointOf(complaint),
      withinMetres: category?.evidenceWithinMetres ?? Infinity,
    };
    const found = await unusedPhotos(manager, photos, this.keys.all);
    await takeAdvisoryLock(manager, PHOTO_COMPARISON_LOCK);
    const evidence: PhotoCheck[] = [];
    for (const photo of found) evidence.push(await this.checkOne(manager, photo, complaint, closure));
    const findings = evidence.flatMap((check) => findingsFor(check, closure));
    if (findings.length > 0 && reason === undefined)
      throw new Problem('evidence_doubtful', { doubts: describeFindings(findings) }, { doubts: findings });
    return {
      details: { evidence, ...(findings.length > 0 && { doubts: findings, doubtReason: reason }) },
      hashes: found.map(({ contentHash }) => contentHash.toString('hex')),
    };
  }

  /** Stores the photos with the closure that was just appended, and draws whether the closure is inspected. */
  async store(manager: EntityManager, complaint: Complaint, { photos }: Evidence): Promise<void> {
    const { id: complaintId, number, lastEvent: eventSeq, lastEventAt: closedAt } = complaint;
    await usePhotos(manager, photos, { complaintId, eventSeq, sentBy: 'office' });
    const month = dayOf(closedAt, this.zoneOf(complaint)).slice(0, 7);
    const inspections = new InspectionsRepository(manager);
    if (isDrawn(await inspections.seedOf(month), number, eventSeq))
      await inspections.addDrawn({ complaintId, eventSeq, month, closedAt });
  }

  private async checkOne(
    manager: EntityManager,
    photo: Photo,
    complaint: Complaint,
    closure: ClosureFacts,
  ): Promise<PhotoCheck> {
    const { id, capture } = photo;
    const alike = await alikeOf(manager, photo);
    return checkPhoto(
      {
        photo: id,
        takenAt: capture && takenAt(capture, this.zoneOf(complaint)),
        point: capture && capture.point,
        alike: alike ? { photo: alike.photo, sameFile: alike.sameFile } : null,
      },
      closure,
    );
  }

  private zoneOf({ cityPrefix }: Complaint): string {
    return this.areas.cities.find(({ prefix }) => prefix === cityPrefix)?.timeZone ?? 'UTC';
  }
}
