import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifeOf } from './process-identity.js';

/**
 * Lets one process at a time start, join, leave or stop the server: otherwise
 * one could join the very server that another is about to stop. A lock whose
 * process was killed does not count.
 */
export async function oneAtATime<T>(parent: string, work: () => Promise<T>): Promise<T> {
  const lock = join(parent, 'starting-or-stopping');
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${lifeOf(process.pid)}`);
  try {
    linkSync(own, lock);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    if (!isHeld(lock)) removeStale(lock);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Two that see a stale lock at once must not remove it twice: the second time it would be the other's new one. */
function removeStale(lock: string): void {
  const right = `${lock}.removal`;
  if (!take(right)) return;
  if (!isHeld(lock)) rmSync(lock, { force: true });
  rmSync(right, { force: true });
}

function isHeld(lock: string): boolean {
  try {
    const [pid, ...life] = readFileSync(lock, 'utf8').split(' ');
    return lifeOf(Number(pid)) === life.join(' ');
  } catch {
    return false;
  }
}
