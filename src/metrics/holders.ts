import { type EntityManager } from 'typeorm';
import { type Day } from '../common/city-time.js';
import { type GroupName } from './groups.js';

/** Key of a lurah's group: the office, and the person where one holds it. */
export function lurahKey(office: string, personId: string | null): string {
  return personId === null ? office : `${office}/${personId}`;
}

interface HolderRow {
  readonly code: string;
  readonly office: string;
  readonly personId: string | null;
  readonly name: string | null;
}

/**
 * Everyone who held one of these offices at some time in [from, asOf], and each
 * office that nobody holds at `asOf`. An office without a person appears by its
 * own name.
 *
 * @param offices codes, or null for the offices of all kelurahan
 */
export async function lurahNames(
  manager: EntityManager,
  offices: string[] | null,
  from: Day,
  asOf: Day,
): Promise<GroupName[]> {
  const rows = await manager.query<HolderRow[]>(
    `SELECT o.code, o.name AS office, p.id AS "personId", p.name
     FROM offices o
     LEFT JOIN tenures t ON t.office_code = o.code AND t.from_day <= $3::date AND (t.until_day IS NULL OR t.until_day > $2::date)
     LEFT JOIN people p ON p.id = t.person_id
     WHERE o.position = 'lurah' AND ($1::text[] IS NULL OR o.code = ANY ($1))
     UNION
     SELECT o.code, o.name, NULL, NULL
     FROM offices o
     WHERE o.position = 'lurah' AND ($1::text[] IS NULL OR o.code = ANY ($1)) AND NOT EXISTS (
       SELECT 1 FROM tenures t
       WHERE t.office_code = o.code AND t.from_day <= $3::date AND (t.until_day IS NULL OR t.until_day > $3::date))
     ORDER BY 1, 4`,
    [offices, from, asOf],
  );
  const groups = rows.map(({ code, office, personId, name }) => ({
    key: lurahKey(code, personId),
    name: name ?? office,
    office,
  }));
  return [...new Map(groups.map((group) => [group.key, group])).values()];
}
