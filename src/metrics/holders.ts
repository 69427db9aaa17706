import { type EntityManager } from 'typeorm';
import { type GroupName, lurahKey } from './groups.js';
import { type Question } from './question.js';

interface HolderRow {
  readonly code: string;
  readonly office: string;
  readonly personId: string | null;
  readonly name: string | null;
}

/**
 * Everyone who held one of these offices at some time in [from, asOf], so far as
 * was known at `asOf`, and each office that nobody holds then. An office without a
 * person appears by its own name.
 *
 * @param offices codes of kelurahan
 */
export async function lurahNames(
  manager: EntityManager,
  offices: readonly string[],
  { from, asOf, asOfDay }: Question,
): Promise<GroupName[]> {
  const rows = await manager.query<HolderRow[]>(
    `WITH tenure AS (
       SELECT * FROM tenure_versions WHERE office_code = ANY ($1) AND known_at <= $4 AND superseded_at > $4 AND from_day <= $3
     )
     SELECT o.code, o.name AS office, p.id AS "personId", p.name
     FROM offices o
     JOIN tenure t ON t.office_code = o.code AND (t.until_day IS NULL OR t.until_day > $2)
     JOIN people p ON p.id = t.person_id
     WHERE o.code = ANY ($1)
     UNION
     SELECT o.code, o.name, NULL, NULL
     FROM offices o
     WHERE o.code = ANY ($1)
       AND NOT EXISTS (SELECT FROM tenure t WHERE t.office_code = o.code AND (t.until_day IS NULL OR t.until_day > $3))
     ORDER BY 1, 4`,
    [offices, from, asOfDay, asOf],
  );
  const groups = rows.map(({ code, office, personId, name }) => ({
    key: lurahKey(code, personId),
    name: name ?? office,
    office,
  }));
  return [...new Map(groups.map((group) => [group.key, group])).values()];
}

/** Names of lurah that have complaints and are not among the expected: a predecessor's, by office and person. */
export async function lurahNamesOf(manager: EntityManager, keys: readonly string[]): Promise<GroupName[]> {
  const rows = await manager.query<{ key: string; office: string; name: string | null }[]>(
    `SELECT asked.key, o.name AS office, p.name
     FROM unnest($1::text[]) AS asked(key)
     JOIN offices o ON o.code = split_part(asked.key, '/', 1)
     LEFT JOIN people p ON p.id::text = split_part(asked.key, '/', 2)
     ORDER BY asked.key`,
    [keys],
  );
  return rows.map(({ key, office, name }) => ({ key, name: name ?? office, office }));
}
