import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { v4 as uuid } from 'uuid';
import { Clock } from '../common/clock.js';
import { Problem } from '../common/problems/problem.js';
import { isUuid } from '../common/uuid.js';
import { type CityKeys, InjectCityKeys } from '../config/city-keys.js';
import { type IdempotentRequest } from '../idempotency/idempotency-context.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { develop } from './develop.js';
import { MOST_PHOTOS, noteFiles, storePhoto, unusedAmong } from './photo-rows.js';
import { PhotoStore } from './store/photo-store.js';

/** A photo that was taken in. */
export interface TakenIn {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const OUT_OF_REACH = { what: { id: 'tempat foto', en: 'the store of photos' } };

/** Takes photos in and hands them out. Whom they may be handed to, others decide. */
@Injectable()
export class PhotosService {
  private readonly logger = new Logger('Photos');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly store: PhotoStore,
    private readonly idempotency: IdempotencyService,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a file, draws its picture anew and stores it. Its id is known to nobody
   * but the sender until it is used; where that does not happen within a day, it is removed.
   *
   * @throws Problem `photo_refused`
   */
  async takeIn(idempotency: IdempotentRequest, bytes: Buffer): Promise<TakenIn> {
    const contentHash = createHash('sha256').update(bytes).digest();
    const { photo, thumbnail, width, height, pictureHash, capture } = await develop(bytes);
    const id = uuid();
    // First the note, then the files, then the row: wherever it ends, nothing is there that is not known of.
    await noteFiles(this.db.manager, id);
    const { full, small } = namesOf(id);
    await this.reaching(() => Promise.all([this.store.put(full, photo), this.store.put(small, thumbnail)]));
    const uploadedAt = this.clock.now();
    const sent = { ...idempotency, request: [...idempotency.request, contentHash.toString('hex')] };
    return this.idempotency.once(sent, async (manager) => {
      const row = { id, uploadedAt, width, height, contentHash, pictureHash, capture };
      if (!(await storePhoto(manager, row, this.keys.current)))
        throw new Problem('unavailable', OUT_OF_REACH);
      return { id, width, height };
    });
  }

  /** The JPEG of a photo that is there. */
  async file(id: string, size: 'full' | 'small'): Promise<Buffer> {
    const name = namesOf(id)[size];
    const bytes = await this.reaching(() => this.store.get(name));
    if (bytes) return bytes;
    this.logger.error(`The store of photos has lost ${name}.`);
    throw new Problem('unavailable', OUT_OF_REACH);
  }

  /**
   * Small pictures of photos that nobody has used yet, by their ids: for whoever sends them, who alone knows these.
   * What is no such photo is left out.
   */
  async ofSender(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const asked = ids.filter(isUuid).slice(0, MOST_PHOTOS);
    const unused = asked.length > 0 ? await unusedAmong(this.db.manager, asked) : [];
    const inOrder = asked.filter((id) => unused.includes(id));
    return new Map(await Promise.all(inOrder.map(async (id) => [id, await this.file(id, 'small')] as const)));
  }

  /** Removes the files of photos. */
  async removeFiles(ids: readonly string[]): Promise<void> {
    await this.store.remove(ids.flatMap((id) => Object.values(namesOf(id))));
  }

  private async reaching<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      this.logger.error(`The store of photos: ${(fault as Error).message}`);
      throw new Problem('unavailable', OUT_OF_REACH);
    }
  }
}

function namesOf(id: string): Record<'full' | 'small', string> {
  return { full: `${id}.jpg`, small: `${id}.small.jpg` };
}
