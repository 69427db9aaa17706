import { type EntityManager } from 'typeorm';
import { type Tile, tileKey } from '../merkle/tiles.js';
import { type Progress } from '../tree/extend.js';
import { type EntryLeaves } from '../tree/leaves.js';
import { readTiles } from '../tree/tile-rows.js';
import { type GrowingTree } from './growing-tree.js';

const BATCH_SIZE = 100;

/** Compares what is stored of the tree with one that is computed anew, as far as the stored one has come. */
export class StoredTree {
  private tiles: Tile[] = [];
  private readonly seals = new Map<string, number>();

  constructor(
    private readonly manager: EntityManager,
    private readonly tree: GrowingTree,
    private readonly progress: Progress,
  ) {}

  /** Lets the computed tree grow by an entry. @returns the first fault, in words */
  async append({ seq, seal, leaves }: EntryLeaves): Promise<string | undefined> {
    const first = this.tree.size;
    const full = this.tree.append(leaves);
    if (seq > this.progress.entries) return undefined;
    this.tiles.push(...full);
    if (seal !== undefined) this.seals.set(seal, first);
    if (seq < this.progress.entries)
      return this.tiles.length + this.seals.size < BATCH_SIZE ? undefined : this.compare();
    if (this.tree.size !== this.progress.leaves)
      return `the stored tree has ${this.progress.leaves} leaves instead of ${this.tree.size}`;
    this.tiles.push(...this.tree.open());
    return this.compare();
  }

  private async compare(): Promise<string | undefined> {
    const [tiles, seals] = [this.tiles.splice(0), [...this.seals]];
    this.seals.clear();
    const stored = new Map((await readTiles(this.manager, tiles)).map((tile) => [tileKey(tile), tile]));
    const wrong = tiles.find((tile) => !stored.get(tileKey(tile))?.hashes.equals(tile.hashes));
    if (wrong) return `tile ${tileKey(wrong)} of the stored tree is not what the trail gives`;
    const places = await this.manager.query<{ seal: string; first: string }[]>(
      'SELECT seal_id AS seal, first_leaf AS first FROM merkle_seals WHERE seal_id = ANY ($1::uuid[])',
      [seals.map(([seal]) => seal)],
    );
    const found = new Map(places.map(({ seal, first }) => [seal, Number(first)]));
    const elsewhere = seals.find(([seal, first]) => found.get(seal) !== first);
    return elsewhere && `the place of seal ${elsewhere[0]} in the stored tree is not what the trail gives`;
  }
}
