import { type EntityManager, MoreThan } from 'typeorm';
import { inZone } from '../../../common/city-time.js';
import { Problem } from '../../../common/problems/problem.js';
import { type Complaint } from '../complaint.entity.js';
import { ComplaintEvent } from '../complaint-event.entity.js';
import { type Directory } from '../reading/directory.service.js';

/**
 * Checks that nothing happened to a locked complaint since it was read. What the problem tells of the events since, the
 * public may read too.
 *
 * @param read sequence number of the last event that the client had read; undefined where it did not say
 * @throws Problem `changed_meanwhile` with the events since
 */
export async function checkUnchanged(
  manager: EntityManager,
  { id, number, cityPrefix, lastEvent }: Complaint,
  read: number | undefined,
  directory: Directory,
): Promise<void> {
  if (read === undefined || read === lastEvent) return;
  const events = await manager.find(ComplaintEvent, {
    where: { complaintId: id, seq: MoreThan(read) },
    order: { seq: 'ASC' },
  });
  const zone = directory.zoneOf(cityPrefix);
  const meanwhile = events.map(({ seq, kind, at, status, actorOffice }) => ({
    event: seq,
    kind,
    at: inZone(at, zone),
    status,
    by: directory.officeName(actorOffice),
  }));
  throw new Problem('changed_meanwhile', { number, count: events.length }, { lastEvent, meanwhile });
}
