import { type EntityManager } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { isToken } from '../../identity/token.js';
import { Complaint } from './complaint.entity.js';

/** @throws Problem `wrong_tracking_secret` where the complaint is not that of whoever sent the secret */
export async function refuseOthers(
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
