import { createHash } from 'node:crypto';

/** Bytes of a hash. */
export const HASH_LENGTH = 32;

/** The leaves from `begin` up to, not including, `end`, as a subtree of a Merkle tree. */
export interface LeafRange {
  readonly begin: number;
  readonly end: number;
}

/** A complete subtree: the one of number `index` among those with `2 ** level` leaves. */
export interface MerkleNode {
  readonly level: number;
  readonly index: number;
}

/** Reads the hash of a complete subtree. */
export type ReadNode = (node: MerkleNode) => Buffer;

/** The root of a tree without leaves (RFC 9162, 2.1.1). */
export const EMPTY_ROOT = createHash('sha256').digest();

export function leafHash(data: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(data).digest();
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** The complete subtrees that make up a range, from left to right: at most one for each level. */
export function completeSubtrees({ begin, end }: LeafRange): MerkleNode[] {
  const nodes: MerkleNode[] = [];
  for (let at = begin; at < end;) {
    const level = levelWithin(end - at);
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The hash of a range that an RFC 9162 tree has as a subtree. */
export function rangeHash(range: LeafRange, read: ReadNode): Buffer {
  const hashes = completeSubtrees(range).map(read);
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The subtrees of an inclusion proof (RFC 9162, 2.1.3.1), the one beside the leaf first. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  const ranges: LeafRange[] = [];
  for (let begin = 0, end = size; end - begin > 1;) {
    const middle = begin + splitOf(end - begin);
    ranges.push(index < middle ? { begin: middle, end } : { begin, end: middle });
    if (index < middle) end = middle;
    else begin = middle;
  }
  return ranges.reverse();
}

/** The subtrees of a consistency proof (RFC 9162, 2.1.4.1) between two sizes of one tree. */
export function consistencyRanges(from: number, to: number): LeafRange[] {
  if (from < 1 || from > to) throw new RangeError(`A tree of ${to} leaves extends none of ${from}.`);
  const ranges: LeafRange[] = [];
  let [begin, end] = [0, to];
  while (end !== from) {
    const middle = begin + splitOf(end - begin);
    ranges.push(from <= middle ? { begin: middle, end } : { begin, end: middle });
    if (from <= middle) end = middle;
    else begin = middle;
  }
  // The older tree itself needs no place in the proof where it is a complete subtree.
  if (begin > 0) ranges.push({ begin, end });
  return ranges.reverse();
}

/** Whether a proof leads from a leaf to the root. */
export function isIncluded(
  leaf: Buffer,
  index: number,
  { size, root }: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (index < 0 || index >= size) return false;
  const ranges = inclusionRanges(index, size);
  if (ranges.length !== proof.length) return false;
  const reached = ranges.reduce((hash, { begin }, place) => {
    const beside = proof[place] as Buffer;
    return begin > index ? nodeHash(hash, beside) : nodeHash(beside, hash);
  }, leaf);
  return reached.equals(root);
}

/** Whether a proof shows that the newer tree begins with all of the older one. */
export function isConsistent(
  older: { readonly size: number; readonly root: Buffer },
  newer: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  const ranges = consistencyRanges(older.size, newer.size);
  if (ranges.length !== proof.length) return false;
  const startsInside = ranges[0]?.end === older.size;
  const start = startsInside ? (proof[0] as Buffer) : older.root;
  let [old, extended] = [start, start];
  for (const [place, { begin }] of ranges.entries()) {
    const beside = proof[place] as Buffer;
    if (place === 0 && startsInside) continue;
    if (begin >= older.size) extended = nodeHash(extended, beside);
    else [old, extended] = [nodeHash(beside, old), nodeHash(beside, extended)];
  }
  return old.equals(older.root) && extended.equals(newer.root);
}

/** The largest power of two below a number of leaves greater than 1. */
function splitOf(leaves: number): number {
  return 2 ** levelWithin(leaves - 1);
}

/** The level of the largest complete subtree with at most so many leaves. A logarithm would be rounded. */
function levelWithin(leaves: number): number {
  let level = 0;
  while (2 ** (level + 1) <= leaves) level++;
  return level;
}
