import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../common/operator-error.js';
import { type Binaries } from './binaries.js';
import { lifeOf } from './process-identity.js';
import { type RunAs } from './system-user.js';

/** A PostgreSQL cluster in a folder of its own, run with the programs from npm. */
export class Cluster {
  /**
   * @param parent folder that holds `postgres/` (the cluster) and its log
   * @param password of the superuser `tanggap`
   */
  constructor(
    private readonly parent: string,
    private readonly binaries: Binaries,
    private readonly user: RunAs,
    private readonly password: string,
  ) {}

  get folder(): string {
    return join(this.parent, 'postgres');
  }

  private get log(): string {
    return join(this.parent, 'postgres.log');
  }

  get isInitialised(): boolean {
    return existsSync(join(this.folder, 'PG_VERSION'));
  }

  /** Makes the cluster; a half-made one, left by a kill, is made anew. */
  async initialise(): Promise<void> {
    const fresh = `${this.folder}/new-${process.pid}`;
    const passwordFile = join(this.folder, 'password');
    await remove(fresh);
    await writeFile(passwordFile, this.password, { mode: 0o600 });
    await this.handOver(passwordFile);
    await this.ctl(this.binaries.initdb, [
      `--pgdata=${fresh}`,
      '--username=tanggap',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    await rm(passwordFile);
    const made = `${this.folder}.made`;
    await remove(made);
    await rename(fresh, made);
    await remove(this.folder);
    await rename(made, this.folder);
  }

  /** It does not run and was not stopped either. */
  get wasKilled(): boolean {
    return this.runningPort === undefined && existsSync(join(this.folder, 'postmaster.pid'));
  }

  /** The port of the running server, or undefined where none runs. */
  get runningPort(): number | undefined {
    try {
      const lines = readFileSync(join(this.folder, 'postmaster.pid'), 'utf8').split('\n');
      return lifeOf(Number(lines[0])) === undefined ? undefined : Number(lines[3]) || undefined;
    } catch {
      return undefined;
    }
  }

  /** Starts the server on a port of 127.0.0.1 and waits until it answers. */
  async start(port: number): Promise<void> {
    await writeFile(this.log, '', { flag: 'a' });
    await this.handOver(this.log);
    const settings = [
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      '-c unix_socket_directories=',
      '-c max_connections=200',
    ];
    await this.ctl(this.binaries.pgCtl, [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      this.folder,
      '-l',
      this.log,
      '-o',
      settings.join(' '),
    ]);
  }

  /** Stops the server, if it runs. */
  async stop(): Promise<void> {
    if (this.runningPort === undefined) return;
    await this.ctl(this.binaries.pgCtl, ['stop', '-w', '-t', '60', '-m', 'fast', '-D', this.folder]);
  }

  private async handOver(file: string): Promise<void> {
    if (this.user.uid !== undefined && this.user.gid !== undefined)
      await chown(file, this.user.uid, this.user.gid);
    await chmod(file, 0o600);
  }

  private async ctl(program: string, args: string[]): Promise<void> {
    const code = await this.exitCode(program, args);
    if (code === 0) return;
    throw new OperatorError(
      `The embedded PostgreSQL did not obey "${program.split('/').at(-1)} ${args[0]}" (exit code ${code}).`,
      `Look at the end of ${this.log}, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }

  /** Runs a program to its end. It gets no pipe of ours, which the server it starts would keep open. */
  private exitCode(program: string, args: string[]): Promise<number | null> {
    const child = spawn(program, args, { ...this.user, cwd: '/', stdio: 'ignore', detached: true });
    return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  }
}

/** An initdb whose parent was killed may still be writing there: tries again. */
function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
