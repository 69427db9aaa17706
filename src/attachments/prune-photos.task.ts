import { Injectable } from '@nestjs/common';
import { Interval } from '../queues/interval.js';
import { PhotoFilesRepository } from './photo-files.repository.js';
import { PhotosService } from './photos.service.js';

const BATCH_SIZE = 200;

/** Removes the files of uploads that were interrupted or never used, and of erased photos. */
@Injectable()
export class PrunePhotosTask {
  constructor(
    private readonly files: PhotoFilesRepository,
    private readonly photos: PhotosService,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    await this.files.settle();
    const ids = await this.files.orphaned(BATCH_SIZE);
    if (ids.length === 0) return;
    await this.photos.removeFiles(ids);
    await this.files.delete(ids);
  }
}
