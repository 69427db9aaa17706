import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../common/operator-error.js';
import { PhotoStore } from './photo-store.js';

/** Photos in a folder of this machine, or of one that all processes share. */
export class FolderStore extends PhotoStore {
  /** @param folder absolute path */
  constructor(private readonly folder: string) {
    super();
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(name);
    await mkdir(dirname(path), { recursive: true });
    const file = await open(partOf(path), 'w', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partOf(path), path);
    await this.keepNames(dirname(path));
  }

  async get(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.pathOf(name));
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
  }

  async remove(names: readonly string[]): Promise<void> {
    const paths = names.map((name) => this.pathOf(name)).flatMap((path) => [path, partOf(path)]);
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }

  async check(): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true });
      await access(this.folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (fault) {
      const { code = 'unknown' } = fault as NodeJS.ErrnoException;
      throw new OperatorError(
        `PHOTOS_DIR: photos cannot be kept in ${this.folder} (${code}).`,
        'Make it a folder that the user of this process may write to, or name another.',
      );
    }
  }

  /** A renamed file is there for good once its folder is on the disk too. */
  private async keepNames(folder: string): Promise<void> {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** In folders by the first two characters of the name, so that none grows too long. */
  private pathOf(name: string): string {
    return join(this.folder, name.slice(0, 2), name);
  }
}

const partOf = (path: string): string => `${path}.part`;
