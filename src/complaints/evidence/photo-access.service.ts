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

/** Who asks for a photo: anybody, somebody signed in, somebody with the secrets of complaints. */
export interface Asking {
  readonly actor?: Actor;
  readonly secrets: readonly string[];
}

/** A photo for who may see it. */
export interface SeenPhoto {
  /** JPEG. */
  readonly bytes: Buffer;
  /** Everyone may see it, for good. */
  readonly forAll: boolean;
}

/** Hands out photos: what offices show to everyone; what citizens show to whoever sent it, and to the officers who see the complaint. */
@Injectable()
export class PhotoAccessService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly photos: PhotosService,
  ) {}

  /** @throws Problem `photo_not_found`, the same for one that is not there and one that may not be seen */
  async see(id: string, size: 'full' | 'small', asking: Asking): Promise<SeenPhoto> {
    const use = isUuid(id) ? await useOf(this.db.manager, id) : undefined;
    if (!use) throw new Problem('photo_not_found', { id });
    const forAll = isPublic(use);
    if (!forAll && !(await this.maySee(use.complaintId, asking)))
      throw new Problem('photo_not_found', { id });
    return { bytes: await this.photos.file(id, size), forAll };
  }

  private async maySee(complaintId: string, { actor, secrets }: Asking): Promise<boolean> {
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
