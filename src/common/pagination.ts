import { Problem } from './problems/problem.js';
import { isUuid } from './uuid.js';

/** An example of a cursor. */
export const CURSOR_EXAMPLE = 'MTc3MjMyNjgwMDAwMC8wMTk3YzFhMi03YjFlLTdjM2EtOWE1My0yZjZiMWM5ZDhlMTA';

/** A part of a long list, with the way to the next part. */
export interface CursorPage<T> {
  readonly items: T[];
  /** Hand it back as `cursor` for the next part; null at the end. */
  readonly nextCursor: string | null;
}

/** The place in a list sorted by a time and an id: the last row that was shown. */
export interface CursorPosition {
  readonly at: Date;
  readonly id: string;
}

/** Sorts before every id: a cursor with it stands at the beginning of an instant. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export function writeCursor({ at, id }: CursorPosition): string {
  return Buffer.from(`${at.getTime()}/${id}`).toString('base64url');
}

/** @throws Problem `validation_failed` naming `cursor`, if it was not made by {@link writeCursor} */
export function readCursor(cursor: string | undefined): CursorPosition | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('/');
  const at = new Date(/^\d{1,13}$/.test(time) ? Number(time) : Number.NaN);
  if (Number.isNaN(at.getTime()) || !isUuid(id))
    throw Problem.invalid({ field: 'cursor', code: 'bad_cursor' });
  return { at, id };
}

/** Makes a page of rows that were asked for with one more than `limit`. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => CursorPosition,
  show: (row: Row) => Item,
): CursorPage<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null,
  };
}
