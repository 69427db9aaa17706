import { type EntityManager } from 'typeorm';
import { type Day } from '../../common/city-time.js';
import { readNote } from './signed-note.js';

/** A signed head as it is stored. */
export interface StoredHead {
  /** 1, 2, 3, ... without gaps. */
  readonly number: number;
  readonly size: number;
  readonly root: Buffer;
  readonly at: Date;
  /** Day of the city. */
  readonly day: Day;
  readonly firstOfDay: boolean;
  /** What was signed, with the signature. */
  readonly note: string;
}

/** Which heads, in the order of their numbers. */
export interface HeadsWanted {
  readonly after?: number;
  readonly before?: number;
  /** Only the first of each day. */
  readonly daily?: boolean;
  /** Only of these days, the second not among them. */
  readonly days?: readonly [Day, Day];
  readonly newestFirst?: boolean;
  readonly limit: number;
}

const COLUMNS = 'number, size, root_hash AS root, at, day::text AS day, first_of_day AS "firstOfDay", note';

export async function findHeads(
  manager: EntityManager,
  { after, before, daily, days, newestFirst, limit }: HeadsWanted,
): Promise<StoredHead[]> {
  const rows = await manager.query<
    (Omit<StoredHead, 'number' | 'size'> & { number: string; size: string })[]
  >(
    `SELECT ${COLUMNS} FROM tree_heads
     WHERE ($1::bigint IS NULL OR number > $1) AND ($2::bigint IS NULL OR number < $2)
       AND (first_of_day OR NOT $3) AND ($4::date IS NULL OR day >= $4) AND ($5::date IS NULL OR day < $5)
     ORDER BY number ${newestFirst ? 'DESC' : ''} LIMIT $6`,
    [after ?? null, before ?? null, daily ?? false, days?.[0] ?? null, days?.[1] ?? null, limit],
  );
  return rows.map((row) => ({ ...row, number: Number(row.number), size: Number(row.size) }));
}

export async function lastHead(manager: EntityManager): Promise<StoredHead | undefined> {
  const [head] = await findHeads(manager, { newestFirst: true, limit: 1 });
  return head;
}

export async function insertHead(
  manager: EntityManager,
  { number, size, root, at, day, firstOfDay, note }: StoredHead,
): Promise<void> {
  await manager.query(
    `INSERT INTO tree_heads (number, size, root_hash, at, day, first_of_day, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [number, size, root, at, day, firstOfDay, note],
  );
}

/** Whether the columns of a stored head say what its note says. */
export function saysWhatItsNoteSays({ size, root, at, note }: StoredHead): boolean {
  const read = readNote(note);
  return (
    read !== undefined && read.size === size && read.root.equals(root) && read.at.getTime() === at.getTime()
  );
}
