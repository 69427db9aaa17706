import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './is-alive.js';

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
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function isHeld(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // A container's process often has the number of the killed one before it.
    return pid !== process.pid && isAlive(pid);
  } catch {
    return false;
  }
}
