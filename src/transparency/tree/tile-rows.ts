import { type EntityManager } from 'typeorm';
import { type LeafRange, rangeHash } from '../merkle/merkle.js';
import { nodeReader, type Tile, tilesOf } from '../merkle/tiles.js';

type Place = Pick<Tile, 'level' | 'index'>;

/** Reads tiles; those that are not there are left out. */
export async function readTiles(manager: EntityManager, places: readonly Place[]): Promise<Tile[]> {
  const rows = await manager.query<{ level: number; index: string; hashes: Buffer }[]>(
    `SELECT level, index, hashes FROM merkle_tiles
     JOIN unnest($1::smallint[], $2::bigint[]) AS wanted(level, index) USING (level, index)`,
    [places.map(({ level }) => level), places.map(({ index }) => index)],
  );
  return rows.map(({ level, index, hashes }) => ({ level, index: Number(index), hashes }));
}

export async function writeTiles(manager: EntityManager, tiles: readonly Tile[]): Promise<void> {
  await manager.query(
    `INSERT INTO merkle_tiles (level, index, hashes)
     SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => hashes)],
  );
}

/**
 * The hashes of subtrees, in a number of reads that grows with the logarithm of the tree.
 *
 * @throws Error where the stored tree lacks what it should have
 */
export async function rangeHashes(manager: EntityManager, ranges: readonly LeafRange[]): Promise<Buffer[]> {
  const read = nodeReader(await readTiles(manager, tilesOf(ranges)));
  return ranges.map((range) => rangeHash(range, read));
}

/** The root that the stored tree had when it had so many leaves. @throws Error as {@link rangeHashes} */
export async function rootAt(manager: EntityManager, size: number): Promise<Buffer> {
  const [root] = await rangeHashes(manager, [{ begin: 0, end: size }]);
  return root as Buffer;
}
