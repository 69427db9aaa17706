import { Logger } from '@nestjs/common';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNote } from './signed-note.js';

/**
 * A copy in the data folder of the last head that was signed. A database that was restored from an older backup does not
 * have that head, and the copy shows it.
 */
export class SavedHead {
  private readonly logger = new Logger('SignedHead');

  constructor(private readonly dataDir: string) {}

  /** The note; undefined where there is no copy. */
  read(keyId: string): string | undefined {
    try {
      return readFileSync(this.file(keyId), 'utf8');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
  }

  /** A folder that cannot be written is logged: the head is signed and stored all the same. */
  write(note: string): void {
    try {
      this.replace(note);
    } catch (fault) {
      this.logger.error(
        `The signed head could not be written to the data folder (${(fault as Error).message}). ` +
          'Make DATA_DIR writable: until then a database that is restored from an older backup may go unnoticed.',
      );
    }
  }

  remove(keyId: string): void {
    rmSync(this.file(keyId), { force: true });
  }

  private replace(note: string): void {
    const file = this.file(readNote(note)?.keyId ?? '');
    const own = `${file}.${process.pid}`;
    mkdirSync(this.dataDir, { recursive: true });
    writeFileSync(own, note);
    renameSync(own, file);
  }

  /** By key, so that processes of several cities can share a folder. */
  private file(keyId: string): string {
    return join(this.dataDir, `audit-head-${keyId}`);
  }
}
