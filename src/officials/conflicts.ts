import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';

const recentSql = readFileSync(new URL('./recent-offices.sql', import.meta.url), 'utf8');

/** Somebody stays in conflict with complaints about an office for so long after leaving it. */
const IN_CONFLICT_FOR = '1 year';

/** Codes of the offices and units that a person is in, or was within a year before an instant. */
export async function recentOffices(
  manager: Pick<EntityManager, 'query'>,
  personId: string,
  at: Date,
): Promise<string[]> {
  const rows = await manager.query<{ code: string }[]>(
    `SELECT DISTINCT code FROM (${recentSql}) recent WHERE person_id = $3`,
    [at, IN_CONFLICT_FOR, personId],
  );
  return rows.map(({ code }) => code);
}

/**
 * Those of some offices whose present head is in the office complained of, or was within a year.
 *
 * @param about code of the office or unit complained of; null where there is none
 */
export async function officesInConflict(
  manager: Pick<EntityManager, 'query'>,
  offices: readonly string[],
  about: string | null,
  at: Date,
): Promise<Set<string>> {
  if (about === null || offices.length === 0) return new Set();
  const rows = await manager.query<{ code: string }[]>(
    `SELECT DISTINCT held.code
     FROM (${recentSql}) held JOIN (${recentSql}) recent USING (person_id)
     WHERE held.code = ANY ($3) AND held.heads AND recent.code = $4`,
    [at, IN_CONFLICT_FOR, offices, about],
  );
  return new Set(rows.map(({ code }) => code));
}
