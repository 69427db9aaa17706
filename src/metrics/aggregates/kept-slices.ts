import { LRUCache } from 'lru-cache';
import { type EntityManager } from 'typeorm';
import { periodOf } from '../question/calendar-periods.js';
import { countNames } from '../numbers/response-rate.js';
import { columnOf } from './counted.js';
import { dayNumber, mergeSlices } from './merge-slices.js';
import { type AggregateCell, type Grain, type AggregatePart, type SliceVersion } from './slice.js';

const AT_MOST_CELLS = 250_000;
const AT_MOST_MERGED = 60;
const TABLES = {
  day: { table: 'rate_days', column: 'filed_on' },
  month: { table: 'rate_months', column: 'month' },
} as const;

/**
 * What was read of the kept counts, in memory. Of a slice that was counted anew
 * the database has another version, and it is read again; so nothing here is ever
 * older than the transaction that asks.
 */
export class KeptSlices {
  private readonly slices = new LRUCache<string, AggregatePart>({
    maxSize: AT_MOST_CELLS,
    sizeCalculation: sizeOf,
  });
  private readonly merged = new LRUCache<string, AggregatePart>({ max: AT_MOST_MERGED });
  private merges = 0;

  /** The slices of these versions, which are those that the transaction of the manager sees. */
  async read(
    manager: EntityManager,
    city: string,
    versions: readonly SliceVersion[],
  ): Promise<AggregatePart[]> {
    const known = versions.flatMap((each) => {
      const slice = this.slices.get(keyOf(city, each));
      return slice?.version === each.version ? slice : [];
    });
    if (known.length === versions.length) return known;
    const found = new Map(known.map((slice) => [keyOf(city, slice), slice]));
    for (const grain of ['day', 'month'] as const) {
      const missing = versions.filter((each) => each.grain === grain && !found.has(keyOf(city, each)));
      for (const slice of await this.fetch(manager, city, grain, missing))
        found.set(keyOf(city, slice), slice);
    }
    found.forEach((slice, key) => this.slices.set(key, slice));
    return versions.flatMap((each) => found.get(keyOf(city, each)) ?? []);
  }

  /**
   * Several slices as one, remembered for as long as they are all the same. Added up
   * in two steps, so that after a change only its week or quarter is added up again.
   *
   * @param byHour of days alone: keeps waits by the hour
   */
  merge(city: string, slices: readonly AggregatePart[], byHour: boolean): AggregatePart {
    const parts = new Map<string, AggregatePart[]>();
    for (const slice of slices) {
      const part = byHour ? weekOf(slice) : quarterOf(slice);
      parts.set(part, [...(parts.get(part) ?? []), slice]);
    }
    const sums = [...parts.values()].map((part) => {
      const key = `${city} ${part.map(({ grain, firstDay, version }) => `${grain} ${firstDay} ${version}`).join()}`;
      return { key, slice: this.remembered(key, part, byHour) };
    });
    return this.remembered(
      sums.map(({ key }) => key).join(' + '),
      sums.map(({ slice }) => slice),
      byHour,
    );
  }

  /** Each sum has a version of its own, by which what is made of it can be remembered. */
  private remembered(key: string, parts: readonly AggregatePart[], byHour: boolean): AggregatePart {
    const slice = this.merged.get(key) ?? { ...mergeSlices(parts, byHour), version: ++this.merges };
    this.merged.set(key, slice);
    return slice;
  }

  private async fetch(
    manager: EntityManager,
    city: string,
    grain: Grain,
    missing: readonly SliceVersion[],
  ): Promise<AggregatePart[]> {
    if (missing.length === 0) return [];
    const { table, column } = TABLES[grain];
    const rows = await manager.query<Record<string, unknown>[]>(
      `SELECT ${column}::text AS first_day, office, person_id, open, demo, ${countNames.map(columnOf).join(', ')}, answered_in, waiting_since
       FROM ${table} WHERE city_prefix = $1 AND ${column} = ANY ($2)`,
      [city, missing.map(({ firstDay }) => firstDay)],
    );
    const byDay = new Map<unknown, Map<string, AggregateCell[]>>(
      missing.map(({ firstDay }) => [firstDay, new Map()]),
    );
    for (const row of rows) {
      const cell = cellOf(row);
      const byOffice = byDay.get(row.first_day);
      const office = row.office as string;
      byOffice?.set(office, [...(byOffice.get(office) ?? []), cell]);
    }
    return missing.map(({ firstDay, version }) => ({
      grain,
      firstDay,
      version,
      byOffice: byDay.get(firstDay) ?? new Map<string, AggregateCell[]>(),
    }));
  }
}

function keyOf(city: string, { grain, firstDay }: SliceVersion): string {
  return `${city} ${grain} ${firstDay}`;
}

function weekOf({ firstDay }: AggregatePart): string {
  return String(Math.floor(dayNumber(firstDay) / 7));
}

function quarterOf({ firstDay }: AggregatePart): string {
  return periodOf('quarter', firstDay);
}

function sizeOf({ byOffice }: AggregatePart): number {
  return byOffice.size + 1;
}

function cellOf(row: Record<string, unknown>): AggregateCell {
  return {
    person: row.person_id as string,
    open: row.open as boolean,
    demo: row.demo as boolean,
    counts: columns.map((column) => row[column] as number),
    answeredIn: numbersIn(row.answered_in as Buffer),
    waitingSince: numbersIn(row.waiting_since as Buffer),
  };
}

const columns = countNames.map(columnOf);

function numbersIn(pairs: Buffer): Uint16Array {
  const numbers = new Uint16Array(pairs.length / 2);
  for (let at = 0; at < numbers.length; at++)
    numbers[at] = ((pairs[at * 2] ?? 0) << 8) | (pairs[at * 2 + 1] ?? 0);
  return numbers;
}
