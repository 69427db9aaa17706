import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { watchForWarnings } from './node-warnings.js';

export const root = join(__dirname, '../..');

/** A process of the product and everything it says. */
export interface Spawned {
  readonly child: ChildProcess;
  /** What it has written so far. */
  said(): string;
  /** Waits until it has said this; fails where it ends first. */
  says(text: string | RegExp): Promise<void>;
  /** Ends it and waits; the exit code, or the name of the signal that killed it. */
  end(signal?: NodeJS.Signals): Promise<number | string>;
  readonly exit: Promise<number | string>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a program with an environment of its own: nothing of this process's settings leaks in. */
export function run(command: string, args: string[], env: Record<string, string>, cwd = root): Spawned {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, { cwd, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  watchForWarnings(() => text);
  const exit = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? 'unknown');
    }),
  );
  const matches = (wanted: string | RegExp): boolean =>
    typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
  return {
    child,
    exit,
    said: () => text,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => (matches(wanted) ? resolve() : undefined);
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        look();
        void exit.then((code) =>
          reject(new Error(`ended (${code}) before it said ${String(wanted)}:\n${text}`)),
        );
      }),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exit;
    },
  };
}

/** A process of the product itself. All clients of a test have one address, so rates are limited only where they are tested. */
export function runTanggap(env: Record<string, string>, args: string[] = [], cwd = root): Spawned {
  return run(
    process.execPath,
    [join(root, 'dist/src/main.js'), ...args],
    { RATE_LIMITS: 'off', ...env },
    cwd,
  );
}

/** A command for operators, run to its end. */
export async function runCommand(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | string; said: string }> {
  const command = run(process.execPath, [join(root, 'dist/src/cli.js'), ...args], env);
  const code = await command.exit;
  return { code, said: command.said() };
}

/**
 * A port of this machine that nobody listens on: by lot, and below those that connections go out from,
 * since of these one that is free now is taken a moment later; and above those that fetch refuses to ask, the last
 * of which is 10080.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_081, 32_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
