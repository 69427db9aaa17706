import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Notes of photos that are used, and so stay. */
const DELETE_NOTES_OF_USED = `
  DELETE FROM photo_files USING photos, photo_uses used
  WHERE photos.id = photo_files.id AND used.photo_id = photo_files.id AND photos.erased_at IS NULL`;

/** Photos that nobody used within a day. One that is used at this moment makes the statement fail, and stays. */
const DELETE_UNUSED = `
  DELETE FROM photos USING photo_files
  WHERE photos.id = photo_files.id AND photos.uploaded_at < now() - interval '1 day'
    AND NOT EXISTS (SELECT FROM photo_uses used WHERE used.photo_id = photos.id)`;

/** Files without a photo, begun so long ago that none of them is still being stored. */
const ORPHANED = `
  SELECT id FROM photo_files
  WHERE begun_at < now() - interval '1 hour'
    AND NOT EXISTS (SELECT FROM photos WHERE photos.id = photo_files.id AND photos.erased_at IS NULL)
  ORDER BY begun_at LIMIT $1`;

/** Notes of files in the photo store whose photo may not exist. */
@Injectable()
export class PhotoFilesRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Deletes photos that nobody used in time, and the notes of those that are used. */
  async settle(): Promise<void> {
    await this.db.query(DELETE_NOTES_OF_USED);
    await this.db.query(DELETE_UNUSED);
  }

  /** Ids of the files that belong to no photo, the oldest first. */
  async orphaned(limit: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>(ORPHANED, [limit]);
    return rows.map(({ id }) => id);
  }

  /** Deletes the notes of files that are removed. */
  async delete(ids: readonly string[]): Promise<void> {
    await this.db.query('DELETE FROM photo_files WHERE id = ANY ($1)', [ids]);
  }
}
