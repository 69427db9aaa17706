import { Writable } from 'node:stream';
import type * as program from '../../src/bootstrap/build-program.js';
import type * as contexts from '../../src/bootstrap/open-command-context.js';

/** A module of the built product, as Node itself imports it. See `environment.mjs`. */
declare function importProduct<Module>(path: string): Promise<Module>;

/** How a command ended, and all that it wrote. */
export interface Ended {
  readonly code: number | string;
  readonly said: string;
}

/** Runs a command of the built product in this process, with an environment of its own. */
export async function runCommandHere(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  const { runCommand } = await importProduct<typeof program>('bootstrap/build-program.js');
  const { openCommandContext } = await importProduct<typeof contexts>('bootstrap/open-command-context.js');
  let said = '';
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said += chunk.toString();
      done();
    },
  });
  const code = await runCommand(openCommandContext(env, out as unknown as NodeJS.WriteStream), args, out);
  return { code, said };
}
