import { HASH_LENGTH, rangeHash } from '../merkle/merkle.js';
import { appendLeaves, edgeTiles, nodeReader, type Tile, TILE_WIDTH, tileKey } from '../merkle/tiles.js';

/** A tree that is computed anew: it keeps its right edge in memory, and hands out what is settled. */
export class GrowingTree {
  size = 0;
  private edge = new Map<string, Tile>();

  /** @returns the tiles that are full now */
  append(leaves: readonly Buffer[]): Tile[] {
    for (const tile of appendLeaves(this.size, [...this.edge.values()], leaves))
      this.edge.set(tileKey(tile), tile);
    this.size += leaves.length;
    const open = new Map(
      edgeTiles(this.size).map((place): [string, Tile] => [
        tileKey(place),
        this.edge.get(tileKey(place)) as Tile,
      ]),
    );
    const full = [...this.edge.values()].filter(({ hashes }) => hashes.length === TILE_WIDTH * HASH_LENGTH);
    this.edge = open;
    return full;
  }

  /** The tiles that are not full. */
  open(): Tile[] {
    return [...this.edge.values()];
  }

  root(): Buffer {
    return rangeHash({ begin: 0, end: this.size }, nodeReader(this.open()));
  }
}
