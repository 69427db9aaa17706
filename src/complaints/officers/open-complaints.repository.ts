import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FIRST_ID, type CursorPosition } from '../../common/pagination.js';
import { named } from '../../database/named.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';

/** Whose open complaints are meant: all that any of these names. */
export interface InboxScope {
  /** Prefixes of cities: all their complaints, also those without an owner. */
  readonly cities: readonly string[];
  /** Those of the triage offices of these cities. */
  readonly triageOf: readonly string[];
  readonly offices: readonly string[];
  /** Those in coordination with these units. */
  readonly units: readonly string[];
  /** None about the conduct of these offices and units. */
  readonly conflicts: readonly string[];
  /** Only what these offices own; all where not given. */
  readonly within?: readonly string[];
}

/** When they are due. */
export interface Due {
  /** Only after this position of the list. */
  readonly after?: CursorPosition;
  readonly until?: Date;
  /** Only those that a citizen contested. */
  readonly contested?: boolean;
}

/** The open complaints of offices, units and cities. */
@Injectable()
export class OpenComplaintsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Ids of the first that are open, the oldest due first. */
  async first(scope: InboxScope, due: Due, atMost: number): Promise<string[]> {
    const sql = `SELECT id FROM (${openSql(due)}) open ORDER BY next_due_at, id LIMIT :atMost`;
    const rows = await this.db.query<{ id: string }[]>(...named(sql, valuesOf(scope, due, atMost)));
    return rows.map(({ id }) => id);
  }

  /** How many are open. Counting stops at `atMost`. */
  async count(scope: InboxScope, due: Due, atMost: number): Promise<number> {
    const sql = `SELECT count(*)::int AS count FROM (SELECT FROM (${openSql(due)}) open LIMIT :atMost) counted`;
    const [row] = await this.db.query<{ count: number }[]>(...named(sql, valuesOf(scope, due, atMost)));
    return row?.count ?? 0;
  }
}

/**
 * The first of each office and each unit. Each is read from an index in its order, so that no more rows are read than
 * are asked for. A complaint that belongs to an office and to a unit is listed once, with the office.
 */
function openSql({ contested = false }: Due): string {
  const first = (owned: string): string => `
    SELECT c.id, c.next_due_at
    FROM complaints c
    WHERE ${owned} AND (c.about_office IS NULL OR c.about_office <> ALL (:conflicts::text[])) AND c.next_due_at IS NOT NULL ${contested ? 'AND c.resolved_at IS NOT NULL' : ''}
      AND (c.next_due_at, c.id) > (:afterAt::timestamptz, :afterId::uuid)
      AND c.next_due_at < :until::timestamptz
    ORDER BY c.next_due_at, c.id
    LIMIT :atMost`;
  return `
    SELECT mine.*
    FROM unnest(:offices::text[]) office(code)
    CROSS JOIN LATERAL (${first('c.owner_office = office.code')}) mine
    UNION ALL
    SELECT ofcity.*
    FROM areas area
    CROSS JOIN LATERAL (${first('c.owner_office = area.code AND c.city_prefix = area.city_prefix')}) ofcity
    WHERE area.level <> 'province' AND area.city_prefix = ANY (:cities)
      AND area.code <> ALL (:offices) AND (:within::text[] IS NULL OR area.code = ANY (:within))
    UNION ALL
    SELECT untaken.*
    FROM unnest(:triageCities::text[]) triage(city)
    CROSS JOIN LATERAL (${first(`c.owner_office = '${TRIAGE_OFFICE}' AND c.city_prefix = triage.city`)}) untaken
    UNION ALL
    SELECT * FROM (${first('c.owner_office IS NULL AND c.city_prefix = ANY (:cities) AND :within::text[] IS NULL')}) nobodys
    UNION ALL
    SELECT theirs.*
    FROM unnest(:units::text[]) unit(code)
    CROSS JOIN LATERAL (${first(`c.unit_code = unit.code AND c.status = 'coordinating'
      AND (c.owner_office = ANY (:offices)) IS NOT TRUE AND c.city_prefix <> ALL (:cities)
      AND NOT (c.owner_office = '${TRIAGE_OFFICE}' AND c.city_prefix = ANY (:triageOf))
      AND (:within::text[] IS NULL OR c.owner_office = ANY (:within))`)}) theirs`;
}

function valuesOf(scope: InboxScope, { after, until }: Due, atMost: number): Record<string, unknown> {
  const { cities, triageOf, offices, units, conflicts, within } = scope;
  const mine = within ? offices.filter((code) => within.includes(code)) : offices;
  return {
    offices: [...new Set(mine)],
    cities,
    triageOf,
    // What the triage office owns lies in no area.
    triageCities: within ? [] : [...new Set([...cities, ...triageOf])],
    units,
    conflicts,
    within: within ?? null,
    afterAt: after?.at ?? '-infinity',
    afterId: after?.id ?? FIRST_ID,
    until: until ?? 'infinity',
    atMost,
  };
}
