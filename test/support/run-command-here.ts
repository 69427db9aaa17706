import { runCommand } from '../../src/bootstrap/build-program.js';
import { openCommandContext } from '../../src/bootstrap/open-command-context.js';
import { collect } from './collect.js';

/** How a command ended, and all that it wrote. */
export interface Ended {
  readonly code: number | string;
  readonly said: string;
}

/** Runs a command of the product in this process, with an environment of its own. */
export async function runCommandHere(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  const { out, said } = collect();
  const code = await runCommand(openCommandContext(env, out), args, out);
  return { code, said: said() };
}
