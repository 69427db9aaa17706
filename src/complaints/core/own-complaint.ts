import { type EntityManager } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { isToken } from '../../identity/token.js';
import { Complaint } from './complaint.entity.js';

/** Checks the tracking secret of a complaint. @throws Problem `wrong_tracking_secret` */
export async function checkTrackingSecret(
  manager: EntityManager,
  { id, number }: Pick<Complaint, 'id' | 'number'>,
  secret: string,
): Promise<void> {
  const { trackingSecretHash } = await manager.findOneOrFail(Complaint, {
    select: { id: true, trackingSecretHash: true },
    where: { id },
  });
  if (!isToken(secret, trackingSecretHash)) throw new Problem('wrong_tracking_secret', { number });
}
