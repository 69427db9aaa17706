import { Command, CommanderError } from 'commander';
import { addAreaCommands } from '../areas/commands.js';
import { addAuditCommands } from '../audit/commands.js';
import { addComplaintCommands } from '../complaints/commands.js';
import { verifyChainedEvents } from '../complaints/core/chain/verify-chain.js';
import { type CommandContext } from '../config/command-context.js';
import { openCityKeys } from '../database/open-city-keys.js';
import { addDeadlineCommands } from '../deadlines/commands.js';
import { addIdentityCommands } from '../identity/commands.js';
import { addImportCommands } from '../imports/commands.js';
import { addMetricsCommands } from '../metrics/commands.js';
import { addOfficialCommands } from '../officials/commands.js';
import { ensureOffices } from '../officials/offices.js';
import { addDemoCommands } from '../seed/commands.js';
import { addHeadCommands, notedHead, sealAndSign } from '../transparency/commands.js';
import { makeHeadKey } from '../transparency/heads/head-keys.js';
import { verifyLog } from '../transparency/verify/verify-log.js';
import { addDatabaseCommands } from './commands.js';
import { complain } from './run-until-stopped.js';

/** Builds the program of all commands for operators. */
export function buildProgram(context: CommandContext, err: NodeJS.WritableStream): Command {
  const { steps, clock, readConfig, readFile } = context;
  const program = new Command('tanggap')
    .description('Commands for those who run Tanggap.')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({ writeOut: (text) => steps.write(text), writeErr: (text) => err.write(text) });
  addAreaCommands(program, context, async (db) => {
    await db.transaction((manager) => ensureOffices(manager));
    // The log that is published is named after the first city.
    await makeHeadKey(db, await openCityKeys(db, readConfig()), clock.now());
  });
  addOfficialCommands(program, context);
  addDemoCommands(program, context);
  addDatabaseCommands(program, context);
  addComplaintCommands(program, context);
  addIdentityCommands(program, context);
  const audit = addAuditCommands(
    program,
    context,
    { seal: (db) => sealAndSign(db, context), verify: verifyChainedEvents },
    { verify: (db, since, report) => verifyLog(db, notedHead(since, readFile), report) },
  );
  addHeadCommands(audit, context);
  addMetricsCommands(program, context);
  addDeadlineCommands(program, context);
  addImportCommands(program, context);
  return program;
}

/**
 * Runs one command to its end.
 *
 * @param args the words after the name of the program
 * @param err takes what went wrong
 * @returns the exit code
 */
export async function runCommand(
  context: CommandContext,
  args: readonly string[],
  err: NodeJS.WritableStream,
): Promise<number> {
  try {
    await buildProgram(context, err).parseAsync(args, { from: 'user' });
    return 0;
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode;
    complain(fault, err);
    return 1;
  }
}
