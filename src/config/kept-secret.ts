import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret that is made once and then kept in the data folder, readable by its
 * owner only. Processes that make it at the same moment end up with one.
 *
 * @param make how to make it; 24 random characters where not given
 */
export function keptSecret(
  dataDir: string,
  name: string,
  make = (): string => randomBytes(18).toString('base64url'),
): string {
  const file = join(dataDir, name);
  const kept = read(file);
  if (kept) return kept;
  mkdirSync(dataDir, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${make()}\n`, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    rmSync(own);
  }
  return read(file) ?? '';
}

/** Replaces a stored secret atomically. */
export function replaceKept(dataDir: string, name: string, secret: string): void {
  const file = join(dataDir, name);
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${secret}\n`, { mode: 0o600 });
  renameSync(own, file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}
