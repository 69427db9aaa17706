import { type EntityManager } from 'typeorm';
import { type HeadKey } from '../heads/head-keys.js';
import { isSigned, noteHash, readNote } from '../heads/signed-note.js';
import { findHeads, saysWhatItsNoteSays, type StoredHead } from '../heads/tree-heads.js';
import { type GrowingTree } from './growing-tree.js';

const BATCH_SIZE = 1_000;
const NO_HEAD = Buffer.alloc(32);

/** Compares every head that is stored with a tree that is computed anew. */
export class HeadChecks {
  checked = 0;
  private waiting: StoredHead[] = [];
  private before: StoredHead | undefined;
  private ended = false;

  constructor(
    private readonly manager: EntityManager,
    private readonly keys: readonly HeadKey[],
  ) {}

  /** Checks the heads of the size that the tree has now. @returns the first fault, in words */
  async at(tree: GrowingTree): Promise<string | undefined> {
    for (let head = await this.next(); head && head.size <= tree.size; head = await this.next()) {
      const fault = this.faultOf(head);
      if (fault !== undefined) return fault;
      if (head.size < tree.size || !head.root.equals(tree.root()))
        return `head ${head.number}, signed ${head.at.toISOString()}, was signed over another trail`;
      this.before = this.waiting.shift();
      this.checked++;
    }
    return undefined;
  }

  /** What is wrong with heads that lie beyond the end of the tree. */
  async beyond(tree: GrowingTree): Promise<string | undefined> {
    const head = await this.next();
    return head && `head ${head.number} has ${head.size} leaves, the trail gives ${tree.size}`;
  }

  /** Whether one of the city's keys signed a note. */
  isOurs(note: string): boolean {
    const key = this.keys.find(({ id }) => id === readNote(note)?.keyId);
    return key !== undefined && isSigned(note, key.publicKey);
  }

  private async next(): Promise<StoredHead | undefined> {
    if (this.waiting.length === 0 && !this.ended) {
      this.waiting = await findHeads(this.manager, { after: this.before?.number ?? 0, limit: BATCH_SIZE });
      this.ended = this.waiting.length < BATCH_SIZE;
    }
    return this.waiting[0];
  }

  private faultOf(head: StoredHead): string | undefined {
    const name = `head ${head.number}`;
    if (head.number !== (this.before?.number ?? 0) + 1) return `the head before ${name} is missing`;
    if (!this.isOurs(head.note) || !saysWhatItsNoteSays(head)) return `${name} is not what was signed`;
    const previous = this.before ? noteHash(this.before.note) : NO_HEAD;
    if (!readNote(head.note)?.previous.equals(previous)) return `${name} follows another head`;
    return undefined;
  }
}
