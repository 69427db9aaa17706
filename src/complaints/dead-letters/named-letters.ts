import { type EntityManager, In } from 'typeorm';
import { isUuid } from '../../common/uuid.js';
import { type DeadLetter } from '../../queues/dead-letters/dead-letter.entity.js';
import { Complaint } from '../life/complaint.entity.js';

/** A dead letter with the number of the complaint it is about. */
export interface NamedLetter extends DeadLetter {
  /** Null where it is about none. */
  readonly complaintNumber: string | null;
}

export async function nameLetters(
  manager: EntityManager,
  letters: readonly DeadLetter[],
): Promise<NamedLetter[]> {
  const complaints = await manager.find(Complaint, {
    select: { id: true, number: true },
    where: { id: In(letters.map(({ subject }) => subject).filter(isUuid)) },
  });
  const numbers = new Map(complaints.map(({ id, number }) => [id, number]));
  return letters.map((letter) => ({ ...letter, complaintNumber: numbers.get(letter.subject) ?? null }));
}
