import { type EntityManager } from 'typeorm';
import { Problem } from '../common/problems/problem.js';
import { encrypt, decrypt } from '../common/encryption.js';
import { type Capture } from './capture.js';
import { asBigint, fromBigint, NEARLY_THE_SAME, partsNear } from './picture-hash.js';

/** Photos of one filing, one addition, one resolution. */
export const MOST_PHOTOS = 5;

/** What is known of a photo. */
export interface Photo {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the file as it was sent. */
  readonly contentHash: Buffer;
  readonly pictureHash: bigint;
  /** Null once it is erased. */
  readonly capture: Capture | null;
}

/** Who showed something with a photo: whoever filed the complaint, the office that resolved it, or an inspection. */
export type PhotoSender = 'citizen' | 'office' | 'inspection';

/** What a photo belongs to. */
export interface PhotoUse {
  readonly complaintId: string;
  /** The event that it came with. */
  readonly eventSeq: number;
  readonly sentBy: PhotoSender;
}

type PhotoRow = Omit<Photo, 'pictureHash' | 'capture'> & { pictureHash: string; sealed: Buffer | null };

const COLUMNS = `p.id, p.width, p.height, p.content_hash AS "contentHash", p.picture_hash AS "pictureHash", p.sealed`;

/** Longest that storing the files of a photo may take; what takes longer is removed, and not stored. */
const STORED_WITHIN = `interval '30 minutes'`;

/** Notes that files are about to be written, so that they are found where the process dies over it. */
export async function noteFiles(manager: EntityManager, id: string): Promise<void> {
  await manager.query('INSERT INTO photo_files (id) VALUES ($1)', [id]);
}

/** Stores what is known of a photo whose files are there. @returns whether it was in time */
export async function storePhoto(
  manager: EntityManager,
  photo: Photo & { readonly uploadedAt: Date },
  sealingKey: Buffer,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO photos (id, uploaded_at, width, height, content_hash, picture_hash, sealed)
     SELECT id, $2, $3, $4, $5, $6, $7 FROM photo_files WHERE id = $1 AND begun_at > now() - ${STORED_WITHIN}
     RETURNING id`,
    [
      photo.id,
      photo.uploadedAt,
      photo.width,
      photo.height,
      photo.contentHash,
      asBigint(photo.pictureHash),
      encrypt(photo.capture, photo.id, sealingKey),
    ],
  );
  return rows.length === 1;
}

/**
 * Photos that nobody has used yet, in the order given.
 *
 * @throws Problem `validation_failed` naming `photos`, where one is not there, or used already
 */
export async function unusedPhotos(
  manager: EntityManager,
  ids: readonly string[],
  keys: readonly Buffer[],
): Promise<Photo[]> {
  const rows = await manager.query<PhotoRow[]>(
    `SELECT ${COLUMNS} FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, place) JOIN photos p USING (id)
     WHERE NOT EXISTS (SELECT FROM photo_uses used WHERE used.photo_id = p.id) AND p.erased_at IS NULL
     ORDER BY place`,
    [ids],
  );
  if (rows.length < ids.length) throw photosNotUsable();
  return rows.map((row) => photoOf(row, keys));
}

/** Those of some photos that nobody has used yet. */
export async function unusedAmong(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM photos p WHERE id = ANY ($1) AND erased_at IS NULL
     AND NOT EXISTS (SELECT FROM photo_uses used WHERE used.photo_id = p.id)`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Says what photos belong to, in the caller's transaction. @throws Problem as {@link unusedPhotos} */
export async function usePhotos(
  manager: EntityManager,
  ids: readonly string[],
  use: PhotoUse,
): Promise<void> {
  if (ids.length === 0) return;
  const used = await manager.query<unknown[]>(
    `INSERT INTO photo_uses (photo_id, complaint_id, event_seq, place, sent_by)
     SELECT p.id, $2, $3, place, $4 FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, place) JOIN photos p USING (id)
     WHERE p.erased_at IS NULL
     ON CONFLICT DO NOTHING
     RETURNING photo_id`,
    [ids, use.complaintId, use.eventSeq, use.sentBy],
  );
  if (used.length < ids.length) throw photosNotUsable();
}

/** The same as rows, for a statement that takes them as JSON; a constraint `photo_uses_...` breaks where it cannot be. */
export function useRows(ids: readonly string[], use: PhotoUse): Record<string, unknown>[] {
  return ids.map((id, index) => ({
    photo_id: id,
    complaint_id: use.complaintId,
    event_seq: use.eventSeq,
    place: index + 1,
    sent_by: use.sentBy,
  }));
}

export function photosNotUsable(): Problem {
  return Problem.invalid({ field: 'photos', code: 'photo_not_usable' });
}

/** All photos of a complaint that are not erased, in their order. */
export function photosOfComplaint(
  manager: EntityManager,
  complaintId: string,
  keys: readonly Buffer[],
): Promise<(Photo & PhotoUse)[]> {
  return photosOfComplaints(manager, [complaintId], keys);
}

/** The same of several complaints. */
export async function photosOfComplaints(
  manager: EntityManager,
  complaintIds: readonly string[],
  keys: readonly Buffer[],
): Promise<(Photo & PhotoUse)[]> {
  const rows = await manager.query<(PhotoRow & PhotoUse)[]>(
    `SELECT ${COLUMNS}, used.complaint_id AS "complaintId", used.event_seq AS "eventSeq", used.sent_by AS "sentBy"
     FROM photo_uses used JOIN photos p ON p.id = used.photo_id
     WHERE used.complaint_id = ANY ($1) AND p.erased_at IS NULL
     ORDER BY used.complaint_id, used.event_seq, used.place`,
    [complaintIds],
  );
  return rows.map((row) => ({
    ...photoOf(row, keys),
    complaintId: row.complaintId,
    eventSeq: row.eventSeq,
    sentBy: row.sentBy,
  }));
}

/** The first photo that a citizen sent with each of several complaints, where they sent one that is not erased. */
export async function firstPhotosOf(
  manager: EntityManager,
  complaintIds: readonly string[],
): Promise<Map<string, Pick<Photo, 'id' | 'width' | 'height'>>> {
  const rows = await manager.query<(Pick<Photo, 'id' | 'width' | 'height'> & { complaintId: string })[]>(
    `SELECT DISTINCT ON (used.complaint_id) used.complaint_id AS "complaintId", p.id, p.width, p.height
     FROM photo_uses used JOIN photos p ON p.id = used.photo_id
     WHERE used.complaint_id = ANY ($1) AND used.sent_by = 'citizen' AND p.erased_at IS NULL
     ORDER BY used.complaint_id, used.event_seq, used.place`,
    [complaintIds],
  );
  return new Map(rows.map(({ complaintId, ...photo }) => [complaintId, photo]));
}

/** What a photo belongs to; undefined where it is unknown, unused or erased. */
export async function useOf(manager: EntityManager, id: string): Promise<PhotoUse | undefined> {
  const [use] = await manager.query<PhotoUse[]>(
    `SELECT used.complaint_id AS "complaintId", used.event_seq AS "eventSeq", used.sent_by AS "sentBy"
     FROM photo_uses used JOIN photos p ON p.id = used.photo_id WHERE p.id = $1 AND p.erased_at IS NULL`,
    [id],
  );
  return use;
}

/** An earlier photo that is the same as another, or nearly. */
export interface SimilarPhoto {
  readonly photo: string;
  readonly complaintId: string;
  /** The very same file. */
  readonly sameFile: boolean;
}

/**
 * The photo most like this one among all that belong to a complaint, whichever it
 * is, this one's own too: the same file, or nearly the same picture.
 */
export async function alikeOf(manager: EntityManager, photo: Photo): Promise<SimilarPhoto | undefined> {
  const [alike] = await manager.query<SimilarPhoto[]>(ALIKE, [
    photo.contentHash,
    asBigint(photo.pictureHash),
    partsNear(photo.pictureHash),
  ]);
  return alike;
}

/**
 * Erases the photos that citizens sent with a complaint: from now on nobody is shown
 * them, when and where they were taken is gone, and a scheduled task removes their files. Their
 * hashes stay, so that a picture is known again. Evidence of offices stays.
 *
 * To be called in the transaction that erases the rest of what is personal.
 *
 * @returns how many were erased
 */
export async function erasePhotosOf(manager: EntityManager, complaintId: string): Promise<number> {
  const erased = await manager.query<unknown[]>(
    `WITH erased AS (
       UPDATE photos SET erased_at = clock_timestamp(), sealed = NULL
       FROM photo_uses used
       WHERE used.photo_id = photos.id AND used.complaint_id = $1 AND used.sent_by = 'citizen' AND erased_at IS NULL
       RETURNING photos.id
     )
     INSERT INTO photo_files (id, begun_at) SELECT id, now() - interval '1 day' FROM erased
     ON CONFLICT (id) DO UPDATE SET begun_at = excluded.begun_at
     RETURNING id`,
    [complaintId],
  );
  return erased.length;
}

const ALIKE = `
  WITH alike AS (
    SELECT p.id, p.uploaded_at, true AS same_file, 0 AS bits FROM photos p WHERE p.content_hash = $1
    UNION ALL
    SELECT p.id, p.uploaded_at, false, bit_count((p.picture_hash # $2::bigint)::bit(64)) FROM photos p
    WHERE picture_parts(p.picture_hash) && $3::int[]
      AND bit_count((p.picture_hash # $2::bigint)::bit(64)) <= ${NEARLY_THE_SAME}
  )
  SELECT used.photo_id AS photo, used.complaint_id AS "complaintId", alike.same_file AS "sameFile"
  FROM alike CROSS JOIN LATERAL (
    -- One by one: there are few, and joined as a whole all uses would be read.
    SELECT photo_id, complaint_id FROM photo_uses WHERE photo_id = alike.id OFFSET 0
  ) used
  ORDER BY alike.bits, alike.same_file DESC, alike.uploaded_at
  LIMIT 1`;

function photoOf({ sealed, pictureHash, ...row }: PhotoRow, keys: readonly Buffer[]): Photo {
  return {
    id: row.id,
    width: row.width,
    height: row.height,
    contentHash: row.contentHash,
    pictureHash: fromBigint(pictureHash),
    capture: sealed && (decrypt(sealed, row.id, keys) as Capture),
  };
}
