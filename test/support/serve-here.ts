import { Writable } from 'node:stream';
import type * as config from '../../src/config/config.js';
import type * as serving from '../../src/bootstrap/serve.js';
import type * as steps from '../../src/common/steps.js';

/** A module of the built product, as Node itself imports it. See `environment.mjs`. */
declare function importProduct<Module>(path: string): Promise<Module>;

/** A server in this process. */
export interface ServerHere {
  /** What it has written so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts the built product in this process, with an environment of its own: nothing of this process's settings leaks in. */
export async function serveHere(env: Record<string, string>): Promise<ServerHere> {
  const { readConfig } = await importProduct<typeof config>('config/config.js');
  const { serve } = await importProduct<typeof serving>('bootstrap/serve.js');
  const { Steps } = await importProduct<typeof steps>('common/steps.js');
  let text = '';
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const database = { url: env.DATABASE_URL ?? '', embedded: false, close: () => Promise.resolve() };
  const running = await serve(
    database,
    readConfig({ RATE_LIMITS: 'off', ...env }),
    false,
    new Steps(out as unknown as NodeJS.WriteStream),
    out,
  );
  return { said: () => text, stop: () => running.stop() };
}
