import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../queues/interval.js';
import { PhotosService } from './photos.service.js';

const AT_ONCE = 200;

/** The notes of photos that are used now, and so stay. */
const SETTLED = `
  DELETE FROM photo_files USING photos, photo_uses used
  WHERE photos.id = photo_files.id AND used.photo_id = photo_files.id AND photos.erased_at IS NULL`;

/** Photos that nobody used within a day. One that is used at this very moment breaks the statement, and stays. */
const UNUSED = `
  DELETE FROM photos USING photo_files
  WHERE photos.id = photo_files.id AND photos.uploaded_at < now() - interval '1 day'
    AND NOT EXISTS (SELECT FROM photo_uses used WHERE used.photo_id = photos.id)`;

/** Files of which no photo came, or is left; begun so long ago that none of them is still being stored. */
const LEFT_BEHIND = `
  SELECT id FROM photo_files
  WHERE begun_at < now() - interval '1 hour'
    AND NOT EXISTS (SELECT FROM photos WHERE photos.id = photo_files.id AND photos.erased_at IS NULL)
  ORDER BY begun_at LIMIT ${AT_ONCE}`;

/** Removes what uploads left that were killed or never used, and the files of erased photos. */
@Injectable()
export class PrunePhotosTask {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly photos: PhotosService,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    await this.db.query(SETTLED);
    await this.db.query(UNUSED);
    const rows = await this.db.query<{ id: string }[]>(LEFT_BEHIND);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.photos.removeFiles(ids);
    await this.db.query('DELETE FROM photo_files WHERE id = ANY ($1)', [ids]);
  }
}
