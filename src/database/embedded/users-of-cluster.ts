import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './is-alive.js';

/**
 * Which processes use the embedded database: a file per process id. The last
 * one to leave stops the server, so an HTTP process, a worker and a command can
 * share it and end in any order.
 */
export class UsersOfCluster {
  private readonly folder: string;

  constructor(parent: string) {
    this.folder = join(parent, 'processes');
    mkdirSync(this.folder, { recursive: true });
  }

  join(): void {
    writeFileSync(join(this.folder, String(process.pid)), '');
  }

  /** @returns whether no other living process is left */
  leave(): boolean {
    rmSync(join(this.folder, String(process.pid)), { force: true });
    return this.others().length === 0;
  }

  /** Forgets all processes: none can be using a server that does not run. */
  clear(): void {
    for (const pid of readdirSync(this.folder)) rmSync(join(this.folder, pid), { force: true });
  }

  private others(): number[] {
    return readdirSync(this.folder)
      .map(Number)
      .filter((pid) => pid !== process.pid && isAlive(pid));
  }
}
