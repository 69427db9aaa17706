import { Logger } from '@nestjs/common';
import { resetRootLogger } from '../../node_modules/nestjs-pino/dist/esm/rootLogger.js';
import { Steps } from '../../src/common/steps.js';
import { readConfig } from '../../src/config/config.js';
import { serve } from '../../src/bootstrap/serve.js';
import { collect } from './collect.js';

/** A server in this process. */
export interface ServerHere {
  /** What it has written so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts the product in this process, with an environment of its own: nothing of this process's settings leaks in. */
export async function serveHere(env: Record<string, string>): Promise<ServerHere> {
  // There is one logger for each process, and with it the stream of the server before.
  Logger.overrideLogger(false);
  resetRootLogger();
  const { out, said } = collect();
  const database = { url: env.DATABASE_URL ?? '', embedded: false, close: () => Promise.resolve() };
  const config = readConfig({ RATE_LIMITS: 'off', ...env });
  const running = await serve(database, config, false, new Steps(out), out);
  return { said, stop: () => running.stop() };
}
