import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNote } from './signed-note.js';

/**
 * The last head that processes with this data folder signed, kept outside of the database: a database that was restored
 * from an older backup does not know it.
 */
export class KeptHead {
  constructor(private readonly dataDir: string) {}

  /** The note; undefined where none was kept. */
  read(keyId: string): string | undefined {
    try {
      return readFileSync(this.file(keyId), 'utf8');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
  }

  write(note: string): void {
    const file = this.file(readNote(note)?.keyId ?? '');
    const own = `${file}.${process.pid}`;
    mkdirSync(this.dataDir, { recursive: true });
    writeFileSync(own, note);
    renameSync(own, file);
  }

  remove(keyId: string): void {
    rmSync(this.file(keyId), { force: true });
  }

  /** By key, so that processes of several cities can share a folder. */
  private file(keyId: string): string {
    return join(this.dataDir, `audit-head-${keyId}`);
  }
}
