import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';
import { type City } from '../areas/city.entity.js';
import { type CityAreas } from './city-areas.js';
import { type PastComplaint } from './past-complaint.js';
import { rowsOf } from './rows.js';

const importSql = readFileSync(new URL('./import-complaints.sql', import.meta.url), 'utf8');

/** A complaint of the past, and the row of the file that tells it. */
export interface Told<Row> {
  readonly complaint: PastComplaint;
  readonly row: Row;
}

/** What became of complaints of the past. */
export interface Stored<Row> {
  readonly imported: number;
  readonly alreadyThere: number;
  /** Their ids belong to other complaints. */
  readonly refused: readonly { readonly row: Row; readonly fault: string }[];
}

/** A complaint that has the channel's id already. */
interface Holder {
  readonly channel: string;
  readonly externalId: string;
  readonly cityPrefix: string;
  readonly filedAt: Date;
}

/**
 * Stores complaints of the past, each once, however often it comes: a complaint
 * is known by its channel and the channel's id.
 */
export async function store<Row>(
  manager: EntityManager,
  told: readonly Told<Row>[],
  city: City,
  areas: CityAreas,
): Promise<Stored<Row>> {
  let imported = 0;
  const refused: { row: Row; fault: string }[] = [];
  let rest = told;
  while (rest.length > 0) {
    const holders = await findHolders(manager, rest);
    const fresh = rest.filter(({ complaint }) => !holders.has(keyOf(complaint)));
    for (const { complaint, row } of rest) {
      const holder = holders.get(keyOf(complaint));
      if (holder && !isSame(holder, complaint, city)) refused.push({ row, fault: takenBy(holder) });
    }
    const stored = await insert(manager, fresh, city, areas);
    imported += stored.size;
    // Of two with one id in the file the second, and what drew a number that was taken, go round again.
    rest = fresh.filter(({ complaint }) => !stored.has(complaint));
  }
  return { imported, alreadyThere: told.length - imported - refused.length, refused };
}

async function findHolders(
  manager: EntityManager,
  told: readonly Told<unknown>[],
): Promise<Map<string, Holder>> {
  const rows = await manager.query<Holder[]>(
    `SELECT channel, external_id AS "externalId", city_prefix AS "cityPrefix", filed_at AS "filedAt"
     FROM complaints JOIN unnest($1::text[], $2::text[]) AS told(channel, external_id) USING (channel, external_id)
     WHERE external_bound`,
    [told.map(({ complaint }) => complaint.channel), told.map(({ complaint }) => complaint.externalId)],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

async function insert(
  manager: EntityManager,
  told: readonly Told<unknown>[],
  city: City,
  areas: CityAreas,
): Promise<Set<PastComplaint>> {
  if (told.length === 0) return new Set();
  const rows = told.map(({ complaint }) => rowsOf(complaint, city, areas));
  const stored = await manager.query<{ id: string }[]>(importSql, [
    JSON.stringify(rows.map(({ complaint }) => complaint)),
    JSON.stringify(rows.flatMap(({ events }) => events)),
  ]);
  const ids = new Set(stored.map(({ id }) => id));
  return new Set(told.flatMap(({ complaint }, place) => (ids.has(rows[place]?.id ?? '') ? [complaint] : [])));
}

function keyOf({ channel, externalId }: Pick<PastComplaint, 'channel' | 'externalId'>): string {
  return `${channel}/${externalId}`;
}

function isSame({ cityPrefix, filedAt }: Holder, complaint: PastComplaint, city: City): boolean {
  return cityPrefix === city.prefix && filedAt.getTime() === complaint.filedAt.getTime();
}

function takenBy({ channel, externalId, cityPrefix, filedAt }: Holder): string {
  return `externalId: ${externalId} of ${channel} is another complaint of ${cityPrefix}, filed at ${filedAt.toISOString()}`;
}
