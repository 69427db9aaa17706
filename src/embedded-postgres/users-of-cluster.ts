import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifeOf } from './process-identity.js';

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

  /** @param port where this process will look for the server from now on, even after the server has died */
  join(port: number): void {
    writeFileSync(this.file(process.pid), `${port}\n${lifeOf(process.pid)}`);
  }

  /** @returns whether no other living process is left */
  leave(): boolean {
    rmSync(this.file(process.pid), { force: true });
    return this.others().length === 0;
  }

  /** The port on which other living processes look for the server. */
  port(): number | undefined {
    return this.others()[0]?.port;
  }

  /** Forgets those that are gone. */
  private others(): { port: number }[] {
    return readdirSync(this.folder)
      .map(Number)
      .filter((pid) => pid !== process.pid)
      .flatMap((pid) => {
        const [port, life] = this.read(pid).split('\n');
        if (life !== undefined && life === lifeOf(pid)) return [{ port: Number(port) }];
        rmSync(this.file(pid), { force: true });
        return [];
      });
  }

  private read(pid: number): string {
    try {
      return readFileSync(this.file(pid), 'utf8');
    } catch {
      return '';
    }
  }

  private file(pid: number): string {
    return join(this.folder, String(pid));
  }
}
