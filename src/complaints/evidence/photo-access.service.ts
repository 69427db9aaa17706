import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { useOf } from '../../attachments/photo-rows.js';
import { PhotosService } from '../../attachments/photos.service.js';
import { Problem } from '../../common/problems/problem.js';
import { isUuid } from '../../common/uuid.js';
import { type Actor } from '../../identity/actor.js';
import { may } from '../../identity/rights/rights.js';
import { isToken } from '../../identity/token.js';
import { Complaint } from '../core/complaint.entity.js';
import { isPublic } from '../core/photos/photo.response.js';

/** Who asks for a photo: the actor where somebody is signed in, and the secrets of complaints that the client sent. */
export interface PhotoRequester {
  readonly actor?: Actor;
  readonly secrets: readonly string[];
}

/** A photo that the requester may see. */
export interface SeenPhoto {
  /** JPEG. */
  readonly bytes: Buffer;
  /** Whether everyone may see it. */
  readonly forAll: boolean;
}

/** How long a photo may be cached: what everyone may see for a year, anything else for five minutes by its reader alone. */
export function cacheControlOf(forAll: boolean): string {
  return forAll ? 'public, max-age=31536000, immutable' : 'private, max-age=300';
}

/** Serves photos. Everyone may see those of offices; those of citizens only whoever sent them, and officers who see the complaint. */
@Injectable()
export class PhotoAccessService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly photos: PhotosService,
  ) {}

  /** @throws Problem `photo_not_found`, also where the photo exists and may not be seen */
  async see(id: string, size: 'full' | 'small', asking: PhotoRequester): Promise<SeenPhoto> {
    const use = isUuid(id) ? await useOf(this.db.manager, id) : undefined;
    if (!use) throw new Problem('photo_not_found', { id });
    const forAll = isPublic(use);
    if (!forAll && !(await this.maySee(use.complaintId, asking)))
      throw new Problem('photo_not_found', { id });
    return { bytes: await this.photos.file(id, size), forAll };
  }

  private async maySee(complaintId: string, { actor, secrets }: PhotoRequester): Promise<boolean> {
    const complaint = await this.db
      .getRepository(Complaint)
      .createQueryBuilder('c')
      .addSelect('c.trackingSecretHash')
      .where({ id: complaintId })
      .getOneOrFail();
    if (secrets.some((secret) => isToken(secret, complaint.trackingSecretHash))) return true;
    return actor !== undefined && may(actor.assignments, 'see', complaint);
  }
}
