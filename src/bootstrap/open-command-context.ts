import { readFileSync } from 'node:fs';
import { type DataSource } from 'typeorm';
import { recordMigrations } from '../audit/record-migrations.js';
import { type Clock } from '../common/clock.js';
import { OperatorError } from '../common/operator-error.js';
import { Steps } from '../common/steps.js';
import { type CommandContext } from '../config/command-context.js';
import { type Config, readConfig } from '../config/config.js';
import { openDatabase } from '../database/open-database.js';
import { connect, isMissingRight, isOwnedByAnother, prepare, refuseUnprepared } from '../database/prepare.js';
import { fill } from '../seed/fill.js';
import { entities } from './entities.js';

/**
 * Makes the context that commands run in.
 *
 * @param env the settings, read when a command first asks for them; the environment of the process if undefined
 * @param out takes what commands say
 */
export function openCommandContext(
  env: NodeJS.ProcessEnv | undefined,
  out: NodeJS.WriteStream,
  clock: Clock = { now: () => new Date() },
): CommandContext {
  const steps = new Steps(out);
  return {
    steps,
    clock,
    readConfig: () => readConfig(env),
    readFile,
    withDatabase: (work) => withDatabase(readConfig(env), steps, work),
  };
}

async function withDatabase(
  config: Config,
  steps: Steps,
  work: (db: DataSource) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(config, steps);
  try {
    const db = await connect(database.url, entities);
    try {
      if (await isOwnedByAnother(db)) await refuseUnprepared(db);
      else
        await prepare(db, async () => {
          await recordMigrations(db);
          await fill(db, config, steps);
        });
      await work(db);
    } catch (fault) {
      throw isMissingRight(fault)
        ? new OperatorError(
            `The user in DATABASE_URL may not do this: ${fault.message}.`,
            'Name the owner of the tables in DATABASE_OWNER_URL for this command.',
          )
        : fault;
    } finally {
      await db.destroy();
    }
  } finally {
    await database.close();
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    throw new OperatorError(
      `The file ${path} cannot be read (${(fault as NodeJS.ErrnoException).code}).`,
      'Correct its path.',
    );
  }
}
