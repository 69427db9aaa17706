import {
  completeSubtrees,
  HASH_LENGTH,
  type MerkleNode,
  nodeHash,
  type LeafRange,
  type ReadNode,
} from './merkle.js';

/** Levels of the tree in a tile. */
const HEIGHT = 8;

/** Hashes in a full tile. */
export const TILE_WIDTH = 2 ** HEIGHT;

/**
 * A piece of the stored tree, as in the tlog-tiles format of C2SP: up to 256 hashes in a row. Level 0 has the
 * hashes of leaves, level 1 those of subtrees of 256 leaves, level 2 of 65,536, ... The levels between are computed.
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** The hashes one after another. */
  readonly hashes: Buffer;
}

/** Names a tile, e.g. as a key of a map. */
export function tileKey({ level, index }: Pick<Tile, 'level' | 'index'>): string {
  return `${level}/${index}`;
}

/**
 * Appends leaves to a tree.
 *
 * @param size leaves before
 * @param edge the tiles of {@link edgeTiles}
 * @returns the tiles that changed or are new, each complete as far as it is filled
 */
export function appendLeaves(size: number, edge: readonly Tile[], leaves: readonly Buffer[]): Tile[] {
  const before = new Map(edge.map((tile) => [tileKey(tile), tile]));
  const changed: Tile[] = [];
  let added = leaves;
  for (let level = 0, held = size; added.length > 0; level++, held = Math.floor(held / TILE_WIDTH)) {
    const full: Buffer[] = [];
    for (let taken = 0; taken < added.length;) {
      const [index, filled] = [Math.floor((held + taken) / TILE_WIDTH), (held + taken) % TILE_WIDTH];
      const more = added.slice(taken, taken + TILE_WIDTH - filled);
      const start = filled === 0 ? [] : [tileOrFail(before, { level, index }).hashes];
      const tile = { level, index, hashes: Buffer.concat([...start, ...more]) };
      changed.push(tile);
      taken += more.length;
      if (filled + more.length === TILE_WIDTH) full.push(nodeWithin(tile, HEIGHT, 0));
    }
    added = full;
  }
  return changed;
}

/** The tiles at the right edge that are not full: what {@link appendLeaves} goes on from. */
export function edgeTiles(size: number): Pick<Tile, 'level' | 'index'>[] {
  const tiles: Pick<Tile, 'level' | 'index'>[] = [];
  for (let level = 0, held = size; held > 0; level++, held = Math.floor(held / TILE_WIDTH))
    if (held % TILE_WIDTH > 0) tiles.push({ level, index: Math.floor(held / TILE_WIDTH) });
  return tiles;
}

/** The tiles that the hashes of ranges are computed from. */
export function tilesOf(ranges: readonly LeafRange[]): Pick<Tile, 'level' | 'index'>[] {
  const tiles = ranges.flatMap(completeSubtrees).map(tileOf);
  return [...new Map(tiles.map((tile) => [tileKey(tile), tile])).values()];
}

/** Reads nodes from tiles. @throws Error where a tile is missing or too short */
export function nodeReader(tiles: readonly Tile[]): ReadNode {
  const known = new Map(tiles.map((tile) => [tileKey(tile), tile]));
  return (node) => {
    const tile = tileOrFail(known, tileOf(node));
    const level = node.level % HEIGHT;
    return nodeWithin(tile, level, node.index % 2 ** (HEIGHT - level));
  };
}

function tileOf({ level, index }: MerkleNode): Pick<Tile, 'level' | 'index'> {
  return { level: Math.floor(level / HEIGHT), index: Math.floor(index / 2 ** (HEIGHT - (level % HEIGHT))) };
}

function tileOrFail(tiles: ReadonlyMap<string, Tile>, place: Pick<Tile, 'level' | 'index'>): Tile {
  const tile = tiles.get(tileKey(place));
  if (!tile) throw new Error(`The tile ${tileKey(place)} of the tree is missing.`);
  return tile;
}

function nodeWithin(tile: Tile, level: number, index: number): Buffer {
  const [begin, end] = [index * 2 ** level * HASH_LENGTH, (index + 1) * 2 ** level * HASH_LENGTH];
  if (end > tile.hashes.length) throw new Error(`The tile ${tileKey(tile)} of the tree is too short.`);
  let hashes: Buffer[] = [];
  for (let at = begin; at < end; at += HASH_LENGTH) hashes.push(tile.hashes.subarray(at, at + HASH_LENGTH));
  while (hashes.length > 1)
    hashes = hashes.flatMap((left, place) =>
      place % 2 === 0 ? [nodeHash(left, hashes[place + 1] as Buffer)] : [],
    );
  return hashes[0] as Buffer;
}
