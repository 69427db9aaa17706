import { type EntityManager } from 'typeorm';
import { FIRST_ID, type Position } from '../../common/page.js';
import { named } from '../../database/named.js';

/** Whose open complaints are meant. */
export interface Sight {
  /** Those of every office, and those that none owns yet. */
  readonly everything: boolean;
  readonly offices: readonly string[];
  /** Those in coordination with these units. */
  readonly units: readonly string[];
  /** Only what these offices own; all where not given. */
  readonly within?: readonly string[];
}

/** Which of them, by when they are due. */
export interface Due {
  /** After this place of the list. */
  readonly after?: Position;
  readonly until?: Date;
  /** Only what a citizen contested. */
  readonly contested?: boolean;
}

/** Ids of the first that are open, oldest due first. */
export async function firstOpen(
  manager: EntityManager,
  sight: Sight,
  due: Due,
  atMost: number,
): Promise<string[]> {
  const sql = `SELECT id FROM (${openSql(due)}) open ORDER BY next_due_at, id LIMIT :atMost`;
  const rows = await manager.query<{ id: string }[]>(...named(sql, valuesOf(sight, due, atMost)));
  return rows.map(({ id }) => id);
}

/** How many are open, none counted further than `atMost`. */
export async function countOpen(
  manager: EntityManager,
  sight: Sight,
  due: Due,
  atMost: number,
): Promise<number> {
  const sql = `SELECT count(*)::int AS count FROM (SELECT FROM (${openSql(due)}) open LIMIT :atMost) counted`;
  const [row] = await manager.query<{ count: number }[]>(...named(sql, valuesOf(sight, due, atMost)));
  return row?.count ?? 0;
}

/**
 * The first of each office and each unit, each from its own index, which is ordered: however many are open, so many
 * are read. Of what is both, the office has it.
 */
function openSql({ contested = false }: Due): string {
  const first = (owned: string): string => `
    SELECT c.id, c.next_due_at
    FROM complaints c
    WHERE ${owned} AND c.next_due_at IS NOT NULL ${contested ? 'AND c.resolved_at IS NOT NULL' : ''}
      AND (c.next_due_at, c.id) > (:afterAt::timestamptz, :afterId::uuid)
      AND c.next_due_at < :until::timestamptz
    ORDER BY c.next_due_at, c.id
    LIMIT :atMost`;
  return `
    SELECT mine.*
    FROM (SELECT unnest(:offices::text[]) AS code UNION ALL SELECT code FROM offices WHERE :everything::boolean) office
    CROSS JOIN LATERAL (${first('c.owner_office = office.code')}) mine
    UNION ALL
    SELECT * FROM (${first('c.owner_office IS NULL AND :everything::boolean')}) nobodys
    UNION ALL
    SELECT theirs.*
    FROM unnest(:units::text[]) unit(code)
    CROSS JOIN LATERAL (${first(`c.unit_code = unit.code AND c.status = 'coordinating'
      AND (c.owner_office = ANY (:offices)) IS NOT TRUE
      AND (:within::text[] IS NULL OR c.owner_office = ANY (:within))`)}) theirs`;
}

function valuesOf(sight: Sight, { after, until }: Due, atMost: number): Record<string, unknown> {
  const { everything, units, within } = sight;
  return {
    offices: [...new Set(ownedBy(sight))],
    everything: everything && !within,
    units: everything ? [] : units,
    within: within ?? null,
    afterAt: after?.at ?? '-infinity',
    afterId: after?.id ?? FIRST_ID,
    until: until ?? 'infinity',
    atMost,
  };
}

/** The offices that are named: of everything only those of an area, since without one it is all of them. */
function ownedBy({ everything, offices, within }: Sight): readonly string[] {
  if (everything) return within ?? [];
  return within ? offices.filter((code) => within.includes(code)) : offices;
}
