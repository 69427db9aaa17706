import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { OperatorError } from '../common/operator-error.js';

/** The user a program runs as; empty for the present one. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

const USER = 'postgres';

/**
 * PostgreSQL refuses to run as root, so root lends it the user whose cluster
 * this already is, or else the system user `postgres`, made here where it does
 * not exist.
 */
export function userForPostgres(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  if (idOf('-u') === undefined) createUser();
  const uid = idOf('-u');
  const gid = idOf('-g');
  if (uid === undefined || gid === undefined) {
    throw new OperatorError(
      'PostgreSQL does not run as root, and the system user "postgres" could not be made.',
      'Start Tanggap as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return { uid, gid };
}

function idOf(flag: '-u' | '-g'): number | undefined {
  const answer = spawnSync('id', [flag, USER], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : undefined;
}

function createUser(): void {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]],
    ['adduser', ['-S', '-D', '-H', USER]],
  ];
  attempts.some(([command, args]) => spawnSync(command, args).status === 0);
}

/** Whether the user may run this program: false where a folder on the way is closed to it. */
export function mayRun(user: RunAs, program: string): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Whether the user may write in this folder. */
export function mayWrite(user: RunAs, folder: string): boolean {
  return spawnSync('test', ['-w', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
