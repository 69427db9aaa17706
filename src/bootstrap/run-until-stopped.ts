import { inspect } from 'node:util';
import { OperatorError } from '../common/operator-error.js';
import { type OpenDatabase } from '../embedded-postgres/opened-database.js';
import { type Running } from './serve.js';

/**
 * Runs a process until Ctrl-C, SIGTERM or the end of its terminal, then stops it
 * in order: requests and jobs in hand, then the database. What the operator must
 * mend ends it with exit code 1 and a message.
 */
export async function runUntilStopped(
  start: (onOpen: (database: OpenDatabase) => void) => Promise<Running>,
): Promise<void> {
  let database: OpenDatabase | undefined;
  let running: Running | undefined;
  let stopping = false;
  let starting: Promise<Running> | undefined;
  let tellOpened = (): void => undefined;
  const opened = new Promise<void>((resolve) => (tellOpened = resolve));

  const end = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // A database that is still starting must not be left running.
    await Promise.race([opened, starting?.catch(() => undefined)]);
    await Promise.race([running?.stop().catch((fault: unknown) => complain(fault)), patience()]);
    await database?.close().catch((fault: unknown) => complain(fault));
    process.exit(code);
  };
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));
  // Without a terminal it may be nohup that wants SIGHUP to be ignored.
  if (process.stdout.isTTY) process.on('SIGHUP', () => void end(0));

  try {
    starting = start((open) => {
      database = open;
      tellOpened();
    });
    running = await starting;
  } catch (fault) {
    if (stopping) return;
    complain(fault);
    await end(1);
  }
}

/** How long a running request may take during a shutdown; without it a silent client would hold the process. */
function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10_000));
}

/** Prints an error: an OperatorError without its stack trace, any other error with it. */
export function complain(fault: unknown, err: NodeJS.WritableStream = process.stderr): void {
  err.write(`${textOf(fault)}\n`);
}

function textOf(fault: unknown): string {
  if (fault instanceof OperatorError) return `\n✗ ${fault.message}\n`;
  if (isNoPermission(fault))
    return `\n✗ ${fault.message}\n  → Give this user the right to it, or set DATA_DIR to a folder of its own.\n`;
  return inspect(fault);
}

function isNoPermission(fault: unknown): fault is NodeJS.ErrnoException {
  return fault instanceof Error && 'code' in fault && (fault.code === 'EACCES' || fault.code === 'EPERM');
}
