import fc from 'fast-check';
import {
  completeSubtrees,
  consistencyRanges,
  EMPTY_ROOT,
  inclusionRanges,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  type LeafRange,
  rangeHash,
} from './merkle.js';
import { appendLeaves, edgeTiles, nodeReader, type Tile, tileKey, tilesOf } from './tiles.js';

/** The inputs and results that implementations of Certificate Transparency test with. */
const VECTOR_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const VECTOR_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The root as RFC 9162 defines it, by recursion. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Buffer;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return nodeHash(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

/** A tree that is stored in tiles, having grown in steps. */
class Stored {
  readonly tiles = new Map<string, Tile>();
  size = 0;

  append(leaves: readonly Buffer[]): void {
    const edge = edgeTiles(this.size).map((place) => this.tiles.get(tileKey(place)) as Tile);
    for (const tile of appendLeaves(this.size, edge, leaves)) {
      const before = this.tiles.get(tileKey(tile))?.hashes ?? Buffer.alloc(0);
      expect(tile.hashes.subarray(0, before.length).equals(before)).toBe(true);
      this.tiles.set(tileKey(tile), tile);
    }
    this.size += leaves.length;
  }

  hashes(ranges: readonly LeafRange[]): Buffer[] {
    const tiles = tilesOf(ranges).map((place) => this.tiles.get(tileKey(place)) as Tile);
    return ranges.map((range) => rangeHash(range, nodeReader(tiles)));
  }

  root(size = this.size): Buffer {
    return this.hashes([{ begin: 0, end: size }])[0] as Buffer;
  }
}

const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));
const storedOf = (count: number): Stored => {
  const stored = new Stored();
  stored.append(leavesOf(count));
  return stored;
};
const grownTo = (size: number): { size: number; root: Buffer } => ({ size, root: rootOf(leavesOf(size)) });
const sizes = fc.integer({ min: 1, max: 700 });
const flipped = (hashes: readonly Buffer[], draw: number): Buffer[] =>
  hashes.map((hash, place) => (place === draw % hashes.length ? leafHash(hash) : hash));

describe('the Merkle tree', () => {
  it('has the roots and proofs that other implementations have', () => {
    for (const [size, root] of VECTOR_ROOTS.entries()) {
      const stored = new Stored();
      stored.append(VECTOR_LEAVES.slice(0, size));
      expect(stored.root().toString('hex')).toBe(root);
    }
    const stored = new Stored();
    stored.append(VECTOR_LEAVES);
    expect(stored.hashes(inclusionRanges(5, 8)).map((hash) => hash.toString('hex'))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(stored.hashes(consistencyRanges(6, 8)).map((hash) => hash.toString('hex'))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('has the root of its definition at each size it ever had, in whatever steps it grew', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 }), fc.nat(), (steps, draw) => {
        const all = leavesOf(steps.reduce((sum, step) => sum + step, 0));
        const stored = new Stored();
        for (const step of steps) stored.append(all.slice(stored.size, stored.size + step));
        const size = draw % (all.length + 1);
        expect(stored.root(size)).toEqual(rootOf(all.slice(0, size)));
      }),
      { numRuns: 40 },
    );
  });

  it('holds 65,536 leaves and more in tiles of three levels', () => {
    const all = leavesOf(65_537);
    const stored = new Stored();
    stored.append(all);
    expect([...stored.tiles.keys()]).toEqual(expect.arrayContaining(['0/256', '1/0', '2/0']));
    expect(stored.root()).toEqual(rootOf(all));
    const proof = stored.hashes(inclusionRanges(40_000, 65_537));
    const leaf = all[40_000] as Buffer;
    expect(isIncluded(leaf, 40_000, { size: 65_537, root: stored.root() }, proof)).toBe(true);
  });

  it('needs few nodes for a proof, at a hundred million leaves too', () => {
    const size = 100_000_000;
    const nodes = [...inclusionRanges(54_321_987, size), ...consistencyRanges(54_321_987, size)];
    expect(nodes.length).toBeLessThan(60);
    expect(tilesOf(nodes).length).toBeLessThan(20);
    expect(nodes.flatMap(completeSubtrees).every(({ index }) => Number.isInteger(index))).toBe(true);
  });

  it('shows of each leaf that it is included, and of nothing else', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, draw, other) => {
        const [index, elsewhere] = [draw % size, other % size];
        const stored = storedOf(size);
        const head = grownTo(size);
        const proof = stored.hashes(inclusionRanges(index, size));
        const leaf = leavesOf(size)[index] as Buffer;
        expect(isIncluded(leaf, index, head, proof)).toBe(true);
        expect(isIncluded(leafHash(leaf), index, head, proof)).toBe(false);
        expect(isIncluded(leaf, elsewhere, head, proof)).toBe(elsewhere === index);
        expect(isIncluded(leaf, index, { ...head, root: leafHash(head.root) }, proof)).toBe(false);
        expect(isIncluded(leaf, index, head, [...proof, leaf])).toBe(false);
        expect(isIncluded(leaf, size, head, proof)).toBe(false);
        if (proof.length > 0) expect(isIncluded(leaf, index, head, flipped(proof, other))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('shows that it extends what it was, and not that it extends anything else', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (one, two, draw) => {
        const [from, to] = one < two ? [one, two] : [two, one];
        const proof = storedOf(to).hashes(consistencyRanges(from, to));
        const [older, newer] = [grownTo(from), grownTo(to)];
        expect(isConsistent(older, newer, proof)).toBe(true);
        expect(isConsistent({ ...older, root: leafHash(older.root) }, newer, proof)).toBe(false);
        expect(isConsistent(older, { ...newer, root: leafHash(newer.root) }, proof)).toBe(false);
        expect(isConsistent(older, newer, [...proof, newer.root])).toBe(false);
        if (from < to) expect(isConsistent(newer, older, proof)).toBe(false);
        if (proof.length > 0) expect(isConsistent(older, newer, flipped(proof, draw))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses proofs of what no tree has', () => {
    expect(() => inclusionRanges(8, 8)).toThrow(RangeError);
    expect(() => consistencyRanges(9, 8)).toThrow(RangeError);
    expect(() => consistencyRanges(0, 8)).toThrow(RangeError);
    expect(() => nodeReader([])({ level: 0, index: 0 })).toThrow('missing');
  });
});
