import { type DataSource, type EntityManager } from 'typeorm';
import { dayOf } from '../../common/city-time.js';
import { type SealingKeys } from '../../config/city-keys.js';
import { extendTree, lockProgress } from '../tree/extend.js';
import { TreeFault } from '../tree/leaves.js';
import { rootAt } from '../tree/tile-rows.js';
import { faultOfLog } from './fault-of-log.js';
import { isHeadDue } from './head-due.js';
import { openSigningKey } from './head-keys.js';
import { type SavedHead } from './saved-head.js';
import { noteHash, signNote } from './signed-note.js';
import { insertHead, lastHead, type StoredHead } from './tree-heads.js';

/** What the first head refers to. */
const NO_HEAD = Buffer.alloc(32);

/** What signing needs. */
export interface Signing {
  readonly db: DataSource;
  readonly keys: SealingKeys;
  readonly saved: SavedHead;
  readonly now: Date;
  /** A head is wanted for what is new, however old the last one is. */
  readonly asked?: boolean;
}

/**
 * Brings the tree up to the end of the audit trail, and signs a head of it where one is due. Several processes may try
 * at the same time: one signs, the others find it done.
 *
 * @returns the head; undefined where none was due or there is no city yet
 * @throws TreeFault where the tree does not extend what was signed before: then nothing is ever signed
 */
export async function signHead(signing: Signing): Promise<StoredHead | undefined> {
  await extendTree(signing.db);
  const head = await signing.db.transaction((manager) => signIfDue(manager, signing));
  if (head) signing.saved.write(head.note);
  return head;
}

async function signIfDue(
  manager: EntityManager,
  { keys, saved, now, asked }: Signing,
): Promise<StoredHead | undefined> {
  const { leaves: size } = await lockProgress(manager);
  const [city] = await manager.query<{ zone: string }[]>(
    'SELECT time_zone AS zone FROM cities ORDER BY loaded_at, prefix LIMIT 1',
  );
  if (!city) return undefined;
  const [last, today] = [await lastHead(manager), dayOf(now, city.zone)];
  if (!isHeadDue({ last, size, now, today, asked })) return undefined;
  const fault = await faultOfLog(manager, saved);
  if (fault !== undefined) throw new TreeFault(`no head is signed, because ${fault}`);
  const key = await openSigningKey(manager, keys);
  if (!key) throw new TreeFault('no head is signed, because the key that signs is gone');
  const root = await rootAt(manager, size);
  const previous = last ? noteHash(last.note) : NO_HEAD;
  const note = signNote({ origin: key.origin, size, root, at: now, previous }, key.privateKey, key.publicKey);
  const head: StoredHead = {
    number: (last?.number ?? 0) + 1,
    size,
    root,
    at: now,
    day: today,
    firstOfDay: last?.day !== today,
    note,
  };
  await insertHead(manager, head);
  return head;
}
