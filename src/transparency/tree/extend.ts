import { type DataSource, type EntityManager } from 'typeorm';
import { HASH_LENGTH, leafHash } from '../merkle/merkle.js';
import { appendLeaves, edgeTiles, type Tile } from '../merkle/tiles.js';
import { type EntryLeaves, leavesAfter, TreeFault } from './leaves.js';
import { rangeHashes, readTiles, writeTiles } from './tile-rows.js';

const ENTRY_BATCH = 200;
const LEAF_BATCH = 5_000;

/** How far the tree has come. */
export interface Progress {
  /** Entries of the audit trail that are in it. */
  readonly entries: number;
  readonly leaves: number;
}

/**
 * Appends to the tree what was written to the audit trail since. The trail numbers its entries without gaps, and an
 * entry names what it seals: so the order of the leaves is settled before they are appended, and the tree can be made
 * anew from the trail at any time. In batches, each in a transaction of its own; processes that do it at the same time
 * wait for each other.
 *
 * @throws TreeFault where the trail does not go on from where the tree ends
 */
export async function extendTree(db: DataSource): Promise<void> {
  while (!(await db.transaction(extendSome)));
}

/** @returns whether all is appended */
async function extendSome(manager: EntityManager): Promise<boolean> {
  const progress = await lockProgress(manager);
  await mustGoOn(manager, progress);
  const batch: EntryLeaves[] = [];
  let added = 0;
  for await (const entry of leavesAfter(manager, progress.entries, ENTRY_BATCH)) {
    batch.push(entry);
    added += entry.leaves.length;
    if (added >= LEAF_BATCH) break;
  }
  if (added > 0) await append(manager, progress, batch);
  return added < LEAF_BATCH;
}

/** Reads the progress, and keeps others from changing the tree until the transaction ends. */
export async function lockProgress(manager: EntityManager): Promise<Progress> {
  return progressOf(manager, 'FOR UPDATE');
}

export async function progressOf(manager: EntityManager, lock: 'FOR UPDATE' | '' = ''): Promise<Progress> {
  const [row] = await manager.query<{ entries: string; leaves: string }[]>(
    `SELECT entries, leaves FROM merkle_progress ${lock}`,
  );
  if (!row) throw new TreeFault('the progress of the tree is missing');
  return { entries: Number(row.entries), leaves: Number(row.leaves) };
}

/** @throws TreeFault where the last entry in the tree is no longer in the trail, or is another one */
export async function mustGoOn(manager: EntityManager, { entries, leaves }: Progress): Promise<void> {
  if (entries === 0) return;
  const [last] = await manager.query<{ hash: Buffer }[]>('SELECT hash FROM audit_entries WHERE seq = $1', [
    entries,
  ]);
  if (!last) throw new TreeFault(`the audit trail is shorter than the tree: entry ${entries} is missing`);
  const [leaf] = await rangeHashes(manager, [{ begin: leaves - 1, end: leaves }]).catch((fault: Error) => {
    throw new TreeFault(fault.message);
  });
  if (!leaf?.equals(leafHash(last.hash)))
    throw new TreeFault(`entry ${entries} of the audit trail is not the one in the tree`);
}

async function append(manager: EntityManager, from: Progress, batch: readonly EntryLeaves[]): Promise<void> {
  const edge = await fittingTiles(manager, from.leaves);
  const leaves = batch.flatMap((entry) => entry.leaves);
  await writeTiles(manager, appendLeaves(from.leaves, edge, leaves));
  const seals: { id: string; first: number }[] = [];
  let first = from.leaves;
  for (const entry of batch) {
    if (entry.seal !== undefined) seals.push({ id: entry.seal, first });
    first += entry.leaves.length;
  }
  await manager.query(
    'INSERT INTO merkle_seals (seal_id, first_leaf) SELECT * FROM unnest($1::uuid[], $2::bigint[])',
    [seals.map(({ id }) => id), seals.map((seal) => seal.first)],
  );
  await manager.query('UPDATE merkle_progress SET entries = $1, leaves = $2', [batch.at(-1)?.seq, first]);
}

/** @throws TreeFault where what is stored is not as long as the tree */
async function fittingTiles(manager: EntityManager, size: number): Promise<Tile[]> {
  const edge = await readTiles(manager, edgeTiles(size));
  for (const { level, index } of edgeTiles(size)) {
    const filled = Math.floor(size / 256 ** level) - index * 256;
    const tile = edge.find((each) => each.level === level && each.index === index);
    if (tile?.hashes.length !== filled * HASH_LENGTH)
      throw new TreeFault(`tile ${level}/${index} of the tree is missing or of another length`);
  }
  return edge;
}
