import { type GroupResponse } from '../../metrics/rates/response-rates.response.js';

/** What the table can be sorted by; each the other way round with a minus before it. */
export const columns = ['peringkat', 'nama', 'masuk', 'lewat'] as const;
export type SortColumn = (typeof columns)[number];

export interface SortOrder {
  readonly column: SortColumn;
  readonly reversed: boolean;
}

/** Reads an order from an address; by rank where it says none. */
export function readOrder(text: unknown): SortOrder {
  const asked = typeof text === 'string' ? text : '';
  const column = columns.find((each) => each === asked.replace(/^-/, ''));
  return { column: column ?? 'peringkat', reversed: column !== undefined && asked.startsWith('-') };
}

export function writeOrder({ column, reversed }: SortOrder): string {
  return `${reversed ? '-' : ''}${column}`;
}

/** What a click on the head of a column asks for: that column, and the other way round once it is. */
export function next(column: SortColumn, now: SortOrder): SortOrder {
  return { column, reversed: now.column === column && !now.reversed };
}

type Sorted = Pick<GroupResponse, 'name' | 'rank' | 'received' | 'overdue'>;

/** What a column sorts by: names from A, the best rank first, the highest numbers first. */
const keys: Readonly<Record<SortColumn, (row: Sorted) => number | string | null>> = {
  peringkat: ({ rank }) => rank,
  nama: ({ name }) => name,
  masuk: ({ received }) => -received,
  lewat: ({ overdue }) => -overdue,
};

/** Rows in an order; those without a rank come last either way, those with the most complaints before others. */
export function sorted<R extends Sorted>(rows: readonly R[], { column, reversed }: SortOrder): R[] {
  const key = keys[column];
  return [...rows].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) {
      if (left === right) return b.received - a.received || compare(a.name, b.name);
      return left === null ? 1 : -1;
    }
    return compare(left, right) * (reversed ? -1 : 1) || compare(a.name, b.name);
  });
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'id');
}

/** Rows whose name, or the name of what they lie in, holds the text, whatever its case. */
export function found<R extends { readonly name: string; readonly within?: string }>(
  rows: readonly R[],
  text: string,
): R[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(({ name, within = '' }) => `${name} ${within}`.toLowerCase().includes(wanted));
}
