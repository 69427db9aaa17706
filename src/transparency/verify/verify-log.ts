import { type DataSource, type EntityManager } from 'typeorm';
import { type ReportStep } from '../../common/steps.js';
import { headKeys } from '../heads/head-keys.js';
import { progressOf } from '../tree/extend.js';
import { leavesAfter, TreeFault } from '../tree/leaves.js';
import { GrowingTree } from './growing-tree.js';
import { HeadChecks } from './head-checks.js';
import { type NotedHead } from './noted-head.js';
import { StoredTree } from './stored-tree.js';

const ENTRY_BATCH = 1_000;

/** What was found of the tree and its heads. */
export interface VerifiedLog {
  readonly leaves: number;
  readonly heads: number;
  /** The first thing that is not as it must be, in words; undefined where all is. */
  readonly fault: string | undefined;
}

/**
 * Computes the tree anew from the audit trail and the seals, which must themselves have been verified, and compares it
 * with what is stored of it, with every head that was signed, and with one that somebody noted.
 */
export function verifyLog(
  db: DataSource,
  since: NotedHead | undefined,
  report: ReportStep,
): Promise<VerifiedLog> {
  return db.transaction('REPEATABLE READ', async (manager) => {
    const heads = new HeadChecks(manager, await headKeys(manager));
    const tree = new GrowingTree();
    const fault = await faultOf(manager, tree, heads, since, report).catch((thrown: Error) => {
      if (thrown instanceof TreeFault) return thrown.message;
      throw thrown;
    });
    return { leaves: tree.size, heads: heads.checked, fault };
  });
}

async function faultOf(
  manager: EntityManager,
  tree: GrowingTree,
  heads: HeadChecks,
  since: NotedHead | undefined,
  report: ReportStep,
): Promise<string | undefined> {
  if (since?.note !== undefined && !heads.isOurs(since.note))
    return 'the head that you gave was not signed with the key of this city';
  const progress = await progressOf(manager);
  const stored = new StoredTree(manager, tree, progress);
  let extended = since === undefined || since.size === 0;
  for await (const entry of leavesAfter(manager, 0, ENTRY_BATCH)) {
    const fault = (await stored.append(entry)) ?? (await heads.at(tree));
    if (fault !== undefined) return fault;
    if (tree.size === since?.size) {
      extended = tree.root().equals(since.root);
      if (!extended) break;
    }
    report(Math.min(1, entry.seq / Math.max(1, progress.entries)));
  }
  if (since && tree.size < since.size)
    return `the trail gives ${tree.size} leaves, fewer than the ${since.size} of the head that you gave: its end was cut off`;
  if (!extended) return 'the trail does not extend the head that you gave: it was written anew';
  if (tree.size < progress.leaves)
    return `the stored tree has ${progress.leaves} leaves, the trail gives ${tree.size}`;
  return heads.beyond(tree);
}
