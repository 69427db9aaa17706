import { createHash } from 'node:crypto';
import { chownSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../common/operator-error.js';
import { mayWrite, type RunAs } from './system-user.js';

/**
 * Chooses the folder that holds the cluster: inside the data folder, or, where
 * root runs Tanggap from a home that the user `postgres` may not enter, below
 * `/var/lib/tanggap`, in a folder of this checkout's own.
 *
 * @throws OperatorError where `DATA_DIR` was given and PostgreSQL cannot reach it
 */
export function chooseClusterParent(dataDir: string, dataDirGiven: boolean, user: RunAs): string {
  if (reachable(dataDir, user)) return dataDir;
  if (dataDirGiven && user.uid !== undefined) {
    throw new OperatorError(
      `DATA_DIR=${dataDir} lies where the system user "postgres" may not go, and PostgreSQL does not run as root.`,
      'Choose a folder that other users may enter, such as /var/lib/tanggap, or start Tanggap as an ordinary user.',
    );
  }
  if (user.uid === undefined) {
    throw new OperatorError(
      `The database in ${join(dataDir, 'postgres')} belongs to another user.`,
      'Start Tanggap as that user, or set DATA_DIR to a folder of your own.',
    );
  }
  const ownName = `${basename(dirname(dataDir))}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
  const elsewhere = join('/var/lib/tanggap', ownName);
  if (reachable(elsewhere, user)) return elsewhere;
  throw new OperatorError(
    `Neither ${dataDir} nor ${elsewhere} can hold the database: the system user "postgres" may not write there.`,
    'Set DATA_DIR to a folder that other users may enter.',
  );
}

function reachable(parent: string, user: RunAs): boolean {
  const cluster = join(parent, 'postgres');
  // A stricter umask would close the folders on the way to the user that PostgreSQL runs as.
  const umask = process.umask(0o022);
  try {
    mkdirSync(parent, { recursive: true });
    mkdirSync(cluster, { recursive: true, mode: 0o700 });
    if (user.uid !== undefined && user.gid !== undefined) chownSync(cluster, user.uid, user.gid);
  } catch (fault) {
    throw new OperatorError(
      `The folder ${parent} cannot be written: ${(fault as Error).message}.`,
      'Set DATA_DIR to a folder of your own.',
    );
  } finally {
    process.umask(umask);
  }
  return mayWrite(user, cluster);
}
