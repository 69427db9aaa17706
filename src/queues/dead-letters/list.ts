import { type EntityManager, type ObjectLiteral } from 'typeorm';
import { type CursorPosition } from '../../common/pagination.js';
import { DeadLetter } from './dead-letter.entity.js';

/**
 * Dead letters, newest first.
 *
 * @param about SQL that narrows them by `d.subject`, with its parameters
 */
export function listDeadLetters(
  manager: EntityManager,
  limit: number,
  after?: CursorPosition,
  about?: readonly [sql: string, parameters: ObjectLiteral],
): Promise<DeadLetter[]> {
  const select = manager
    .createQueryBuilder(DeadLetter, 'd')
    .orderBy('d.failed_at', 'DESC')
    .addOrderBy('d.id', 'DESC')
    .limit(limit);
  if (about) select.where(...about);
  if (after) select.andWhere('(d.failed_at, d.id) < (:at, :id)', after);
  return select.getMany();
}

/** Deletes one dead letter, or all of them, so that the reconcilers find their rows again. */
export async function takeDeadLetters(manager: EntityManager, id?: string): Promise<DeadLetter[]> {
  const [taken] = await manager.query<[DeadLetter[], number]>(
    `DELETE FROM dead_letters WHERE $1::uuid IS NULL OR id = $1
     RETURNING id, kind, subject, reason, attempts, failed_at AS "failedAt"`,
    [id],
  );
  return taken;
}
