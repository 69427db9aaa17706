import { type EntityManager } from 'typeorm';
import { periodOf } from '../calendar-periods.js';
import { countNames } from '../numbers/response-rate.js';
import { columnOf } from './counted.js';
import { dayNumber, mergeSlices } from './merge-slices.js';
import { type Cell, type Grain, type Slice, type SliceVersion } from './slice.js';

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
  /** The least lately wanted first. */
  private readonly slices = new Map<string, Slice>();
  private readonly merged = new Map<string, Slice>();
  private cells = 0;

  /** The slices of these versions, which are those that the transaction of the manager sees. */
  async read(manager: EntityManager, city: string, versions: readonly SliceVersion[]): Promise<Slice[]> {
    const known = (each: SliceVersion): Slice | undefined => {
      const slice = this.slices.get(keyOf(city, each));
      return slice?.version === each.version ? slice : undefined;
    };
    for (const grain of ['day', 'month'] as const) {
      const missing = versions.filter((each) => each.grain === grain && !known(each));
      await this.fetch(manager, city, grain, missing);
    }
    const found = versions.flatMap((each) => known(each) ?? []);
    found.forEach((slice) => this.keep(city, slice));
    this.forget();
    return found;
  }

  /**
   * Several slices as one, remembered for as long as they are all the same. Added up
   * in two steps, so that after a change only its week or quarter is added up again.
   *
   * @param byHour of days alone: keeps waits by the hour
   */
  merge(city: string, slices: readonly Slice[], byHour: boolean): Slice {
    const parts = new Map<string, Slice[]>();
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

  private remembered(key: string, parts: readonly Slice[], byHour: boolean): Slice {
    const slice = this.merged.get(key) ?? mergeSlices(parts, byHour);
    this.merged.delete(key);
    this.merged.set(key, slice);
    for (const oldest of this.merged.keys()) {
      if (this.merged.size <= AT_MOST_MERGED) break;
      this.merged.delete(oldest);
    }
    return slice;
  }

  private async fetch(
    manager: EntityManager,
    city: string,
    grain: Grain,
    missing: readonly SliceVersion[],
  ): Promise<void> {
    if (missing.length === 0) return;
    const { table, column } = TABLES[grain];
    const rows = await manager.query<Record<string, unknown>[]>(
      `SELECT ${column}::text AS first_day, office, person_id, open, demo, ${countNames.map(columnOf).join(', ')}, answered_in, waiting_since
       FROM ${table} WHERE city_prefix = $1 AND ${column} = ANY ($2)`,
      [city, missing.map(({ firstDay }) => firstDay)],
    );
    const byDay = new Map<unknown, Map<string, Cell[]>>(missing.map(({ firstDay }) => [firstDay, new Map()]));
    for (const row of rows) {
      const cell = cellOf(row);
      const byOffice = byDay.get(row.first_day);
      const office = row.office as string;
      byOffice?.set(office, [...(byOffice.get(office) ?? []), cell]);
    }
    for (const { firstDay, version } of missing)
      this.keep(city, {
        grain,
        firstDay,
        version,
        byOffice: byDay.get(firstDay) ?? new Map<string, Cell[]>(),
      });
  }

  private keep(city: string, slice: Slice): void {
    const key = keyOf(city, slice);
    this.cells += sizeOf(slice) - sizeOf(this.slices.get(key));
    this.slices.delete(key);
    this.slices.set(key, slice);
  }

  private forget(): void {
    for (const [key, slice] of this.slices) {
      if (this.cells <= AT_MOST_CELLS) return;
      this.slices.delete(key);
      this.cells -= sizeOf(slice);
    }
  }
}

function keyOf(city: string, { grain, firstDay }: SliceVersion): string {
  return `${city} ${grain} ${firstDay}`;
}

function weekOf({ firstDay }: Slice): string {
  return String(Math.floor(dayNumber(firstDay) / 7));
}

function quarterOf({ firstDay }: Slice): string {
  return periodOf('quarter', firstDay);
}

function sizeOf(slice: Slice | undefined): number {
  return slice === undefined ? 0 : slice.byOffice.size + 1;
}

function cellOf(row: Record<string, unknown>): Cell {
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
