import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Tells a process from another that gets the same number later, as after a
 * restart of the machine or in a container.
 *
 * @returns when it began, in words that only compare; undefined where no process has this number
 */
export function lifeOf(pid: number): string | undefined {
  if (!(pid > 0) || !exists(pid)) return undefined;
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const [state, ...fields] = afterName.split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || '?';
  }
}

/** Be it our own user's or another's. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
