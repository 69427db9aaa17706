import { type EntityManager } from 'typeorm';
import { type Photo, photosOfComplaint, type PhotoUse } from '../../../attachments/photo-rows.js';

/** The photos that came with each event of a complaint, by the sequence number of the event. */
export type PhotosByEvent = ReadonlyMap<number, readonly (Photo & PhotoUse)[]>;

export async function photosByEvent(
  manager: EntityManager,
  complaintId: string,
  keys: readonly Buffer[],
): Promise<PhotosByEvent> {
  const photos = await photosOfComplaint(manager, complaintId, keys);
  const byEvent = new Map<number, (Photo & PhotoUse)[]>();
  for (const photo of photos) byEvent.set(photo.eventSeq, [...(byEvent.get(photo.eventSeq) ?? []), photo]);
  return byEvent;
}
