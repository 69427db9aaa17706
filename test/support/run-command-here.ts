import { type DataSource } from 'typeorm';
import { runCommand } from '../../src/bootstrap/build-program.js';
import { openCommandContext } from '../../src/bootstrap/open-command-context.js';
import { type CommandContext } from '../../src/config/command-context.js';
import { collect } from './collect.js';

/** How a command ended, and all that it wrote. */
export interface Ended {
  readonly code: number | string;
  readonly said: string;
}

/** Runs a command of the product in this process, with an environment of its own. */
export async function runCommandHere(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  return run(env, args, ({ withDatabase }) => withDatabase);
}

/** Runs commands in this process, one environment for all. */
export interface Commands {
  run(...args: string[]): Promise<Ended>;
  close(): Promise<void>;
}

/**
 * Commands that use one open database one after another, prepared as the first of them asks for it. Opening and
 * preparing it costs more than most commands do. What runs at the same time as another opens the database for itself.
 */
export function commandsIn(env: Record<string, string>): Commands {
  let opened: Promise<DataSource> | undefined;
  let inUse = false;
  let release = (): void => undefined;
  let closed: Promise<unknown> = Promise.resolve();
  const released = new Promise<void>((resolve) => (release = resolve));
  const open = (withDatabase: CommandContext['withDatabase']): Promise<DataSource> =>
    new Promise((resolve, reject) => {
      closed = withDatabase((db) => {
        resolve(db);
        return released;
      }).catch(reject);
    });
  const oneForAll =
    ({ withDatabase }: CommandContext): CommandContext['withDatabase'] =>
    async (work) => {
      if (inUse) return withDatabase(work);
      inUse = true;
      try {
        opened ??= open(withDatabase);
        await work(await opened);
      } finally {
        inUse = false;
      }
    };
  return {
    run: (...args) => run(env, args, oneForAll),
    close: async () => {
      release();
      await closed;
    },
  };
}

async function run(
  env: Record<string, string>,
  args: readonly string[],
  databaseOf: (context: CommandContext) => CommandContext['withDatabase'],
): Promise<Ended> {
  const { out, said } = collect();
  const context = openCommandContext(env, out);
  const code = await runCommand({ ...context, withDatabase: databaseOf(context) }, args, out);
  return { code, said: said() };
}
