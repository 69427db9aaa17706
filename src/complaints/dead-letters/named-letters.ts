import { type EntityManager, In, type ObjectLiteral } from 'typeorm';
import { isUuid, UUID_FORM } from '../../common/uuid.js';
import { type Reach } from '../../identity/rights/rights.js';
import { type DeadLetter } from '../../queues/dead-letters/dead-letter.entity.js';
import { Complaint } from '../core/complaint.entity.js';

/** A dead letter with the number of the complaint it is about. */
export interface NamedLetter extends DeadLetter {
  /** Null where it is about none. */
  readonly complaintNumber: string | null;
  /** City of the complaint; null where it is about none. */
  readonly cityPrefix: string | null;
}

/** Adds to dead letters the numbers and cities of their complaints. */
export async function nameLetters(
  manager: EntityManager,
  letters: readonly DeadLetter[],
): Promise<NamedLetter[]> {
  const complaints = await manager.find(Complaint, {
    select: { id: true, number: true, cityPrefix: true },
    where: { id: In(letters.map(({ subject }) => subject).filter(isUuid)) },
  });
  const known = new Map(complaints.map((complaint) => [complaint.id, complaint]));
  return letters.map((letter) => {
    const { number = null, cityPrefix = null } = known.get(letter.subject) ?? {};
    return { ...letter, complaintNumber: number, cityPrefix };
  });
}

/** SQL: restricts dead letters to what a right reaches: those about complaints of its cities, and those about none. */
export function aboutWhat({ cities, ofNoCity }: Reach): [sql: string, parameters: ObjectLiteral] {
  const complaint = (which: string): string =>
    `EXISTS (SELECT FROM complaints c WHERE c.id = CASE WHEN d.subject ~ '${UUID_FORM}' THEN d.subject::uuid END ${which})`;
  const own = complaint('AND c.city_prefix = ANY(:cities)');
  return [ofNoCity ? `(${own} OR NOT ${complaint('')})` : own, { cities }];
}
