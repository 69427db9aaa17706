import { type EntityManager } from 'typeorm';
import { mustGoOn, type Progress, progressOf } from '../tree/extend.js';
import { TreeFault } from '../tree/leaves.js';
import { rootAt } from '../tree/tile-rows.js';
import { headKeys } from './head-keys.js';
import { type SavedHead } from './saved-head.js';
import { isSigned, readNote } from './signed-note.js';
import { lastHead, saysWhatItsNoteSays } from './tree-heads.js';

/**
 * Why no further head may be signed: the tree no longer extends what was signed before. Reads little, however large
 * the tree: that all of it is what was written, `audit verify` shows.
 *
 * @param saved the copy outside of the database; not compared where it is not given
 * @returns a sentence; undefined where all is well
 */
export async function faultOfLog(manager: EntityManager, saved?: SavedHead): Promise<string | undefined> {
  try {
    const progress = await progressOf(manager);
    await mustGoOn(manager, progress);
    return (await faultOfLast(manager, progress)) ?? (await faultOfSaved(manager, progress, saved));
  } catch (fault) {
    if (fault instanceof TreeFault) return fault.message;
    throw fault;
  }
}

async function faultOfLast(manager: EntityManager, progress: Progress): Promise<string | undefined> {
  const last = await lastHead(manager);
  if (!last) return undefined;
  const keys = await headKeys(manager);
  const signer = keys.find(({ id }) => id === readNote(last.note)?.keyId);
  if (!signer) return `the key that signed head ${last.number} is gone`;
  if (!isSigned(last.note, signer.publicKey) || !saysWhatItsNoteSays(last))
    return `head ${last.number} is not what was signed`;
  return faultOfExtending(manager, progress, last, `head ${last.number}`);
}

async function faultOfSaved(
  manager: EntityManager,
  progress: Progress,
  saved: SavedHead | undefined,
): Promise<string | undefined> {
  const key = (await headKeys(manager)).at(-1);
  const note = key && saved?.read(key.id);
  const head = note === undefined ? undefined : readNote(note);
  if (!key || note === undefined || !head || !isSigned(note, key.publicKey)) return undefined;
  return faultOfExtending(manager, progress, head, 'the head kept in the data folder');
}

async function faultOfExtending(
  manager: EntityManager,
  { leaves }: Progress,
  { size, root, at }: { readonly size: number; readonly root: Buffer; readonly at: Date },
  name: string,
): Promise<string | undefined> {
  const when = `${name}, signed ${at.toISOString()} over ${size} leaves`;
  if (size > leaves) return `the tree has ${leaves} leaves and does not reach ${when}`;
  const now = await rootAt(manager, size).catch(() => undefined);
  return now?.equals(root) ? undefined : `the tree does not extend ${when}`;
}
